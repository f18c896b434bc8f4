/** A header as it is remembered is in small letters; it is shown as officers write it. */
const ABBREVIATIONS = new Map(
  'CCCD CC ĐDĐT CMND STT TT SL HS TK ĐVHC ĐVT TH KH PD TN LK NVQS DC01 VNeID'
    .split(' ')
    .map((word) => [word.toLocaleLowerCase('vi'), word]),
)

/** `cấp mới cccd > trong ngày` → `Cấp mới CCCD › Trong ngày`. */
export function shownHeader(key: string): string {
  return key
    .split(' > ')
    .map((text) => capitalised(text.replace(/[\p{L}\p{N}]+/gu, (word) => ABBREVIATIONS.get(word) ?? word)))
    .join(' › ')
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('vi'))
}
