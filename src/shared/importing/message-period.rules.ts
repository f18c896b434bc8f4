/** What a line of a message says around the name of its unit: the period of its figures, and words that say nothing. */

const DAY = '\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?(?![\\d/])'
/** "tuần từ 3/7 đến 7/7/2023", "từ ngày 3/7 đến ngày 7/7": its days are no single day. */
const RANGE = new RegExp(
  `(?<!\\p{L})(?:trong\\s+)?(?:tuần(?:\\s+\\d{1,2})?\\s+)?\\(?từ\\s+(?:ngày\\s+)?${DAY}\\s*(?:đến|tới|-|–)\\s*(?:hết\\s+)?(?:ngày\\s+)?${DAY}\\)?`,
  'iu',
)
/** "lũy kế đến 5/7/2023", "tính đến ngày 5/7/2023": what was there by a day. */
const UNTIL = new RegExp(
  `(?<!\\p{L})(?:(?:số liệu\\s+)?(?:lũy|luỹ) kế\\s+)?(?:tính\\s+)?(?:đến|tới)\\s+(?:hết\\s+)?(?:ngày\\s+)?(?<day>${DAY})`,
  'iu',
)
const CUMULATIVE =
  /(?<!\p{L})(?:(?:lũy|luỹ) kế(?: từ đầu \p{L}+)?|cộng dồn|lk|(?:tính )?từ đầu (?:chiến dịch|đợt|năm|tháng|tuần))(?!\p{L})/iu
const WORDS_BEFORE = /^(?:(?:em|dạ|gửi|báo cáo|b\/c|bc|bao cao|số liệu|kết quả|ngày)[\s,:]+)+/iu
const WORDS_AFTER = /(?:[\s,-]+(?:hôm nay|hnay|h\.nay|báo cáo|b\/c|bc|bao cao|số liệu|kết quả|ngày|ngay|như sau))+$/iu

/** `period`: the words of the period, to be said above the table; `rest` is without them, but keeps a single day. */
export function withoutPeriod(text: string): { period: string; rest: string } {
  const range = RANGE.exec(text)
  if (range !== null) return { period: range[0], rest: tidy(text.replace(range[0], ' ')) }
  const until = UNTIL.exec(text)
  if (until === null) return { period: '', rest: text }
  return { period: until[0], rest: tidy(text.replace(until[0], ` ngày ${until.groups?.['day'] ?? ''} `)) }
}

/** "Lũy kế xã Ea Kly" → what it says of its figures, and "xã Ea Kly". */
export function withoutCumulative(unit: string): { period: string; rest: string } {
  const found = CUMULATIVE.exec(unit)
  return found === null
    ? { period: '', rest: unit }
    : { period: found[0].trim(), rest: tidy(unit.replace(found[0], ' ')) }
}

/** "Ea Kly hôm nay", "bc Ea Kly" → "Ea Kly". */
export function plainUnitWords(words: string): string {
  const plain = words.replace(WORDS_BEFORE, '').replace(WORDS_AFTER, '').trim()
  return plain === '' ? words : plain
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
