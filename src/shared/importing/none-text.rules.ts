/** Words that say there was nothing: whether that is a zero or no figure is asked. */

const NO = '(?:không|khong|ko|kg|k|hok|chưa|chua)'
const NOTHING = new RegExp(
  `^${NO}(?:\\s+(?:có|co))?(?:\\s*(?:phát sinh|phat sinh|ps))(?:\\s+[^\\d]*)?$` +
    `|^(?:không|khong|ko)$` +
    `|^(?:không|khong|ko|kg|k)\\s+(?:có|co)(?:\\s+(?:hồ sơ|trường hợp|phát sinh|số liệu|ai|gì))?(?:\\s+(?:nào|mới|ạ))?$`,
  'iu',
)

/** "Không phát sinh", "k có", "ko". */
export function saysNone(text: string): boolean {
  return NOTHING.test(
    text
      .normalize('NFC')
      .replace(/[\s.!]+$/, '')
      .trim(),
  )
}

/** "Ea Kly: k phát sinh" → the words before, and those that say nothing; null for any other line. */
export function splitNone(line: string): { before: string; none: string } | null {
  const words = line.split(/\s+/)
  for (let at = 1; at < words.length; at += 1) {
    const none = words.slice(at).join(' ')
    if (saysNone(none) && none.includes(' '))
      return {
        before: words
          .slice(0, at)
          .join(' ')
          .replace(/[\s:,;.–-]+$/, ''),
        none,
      }
  }
  return null
}
