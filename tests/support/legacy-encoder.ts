/**
 * Writes Vietnamese as the old encodings did, from tables of its own: TCVN3 in the order of the bytes, VNI letter by
 * letter. Bytes are written as the characters of Windows-1252, as file readers deliver them.
 */

/** Bytes 0xA1–0xFE of TCVN 5712:1993 part 3; `.` is unassigned. */
const tcvn3Bytes = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ'

const vniSpellings =
  'à=aø á=aù ả=aû ã=aõ ạ=aï ă=aê ằ=aè ắ=aé ẳ=aú ẵ=aü ặ=aë â=aâ ầ=aà ấ=aá ẩ=aå ẫ=aã ậ=aä đ=ñ ' +
  'è=eø é=eù ẻ=eû ẽ=eõ ẹ=eï ê=eâ ề=eà ế=eá ể=eå ễ=eã ệ=eä ì=ì í=í ỉ=æ ĩ=ó ị=ò ' +
  'ò=oø ó=où ỏ=oû õ=oõ ọ=oï ô=oâ ồ=oà ố=oá ổ=oå ỗ=oã ộ=oä ơ=ô ờ=ôø ớ=ôù ở=ôû ỡ=ôõ ợ=ôï ' +
  'ù=uø ú=uù ủ=uû ũ=uõ ụ=uï ư=ö ừ=öø ứ=öù ử=öû ữ=öõ ự=öï ỳ=yø ý=yù ỷ=yû ỹ=yõ ỵ=î'

const tcvn3: ReadonlyMap<string, string> = new Map(
  Array.from(tcvn3Bytes, (letter, index): [string, string] => [letter, String.fromCharCode(0xa1 + index)]).filter(
    ([letter]) => letter !== '.',
  ),
)

const vni: ReadonlyMap<string, string> = new Map(
  vniSpellings.split(' ').flatMap((pair): [string, string][] => {
    const [letter = '', spelling = ''] = pair.split('=')
    return [
      [letter, spelling],
      [letter.toUpperCase(), spelling.toUpperCase()],
    ]
  }),
)

/** The 67 letters beyond ASCII, small and capital: 134. */
export const vietnameseLetters: readonly string[] = [...vni.keys()]

/** A capital that TCVN3 lacks is written as the small letter, as people did. */
export function toTcvn3(text: string): string {
  return encode(text, (letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()))
}

/** For fonts that draw small letters as capitals. */
export function toTcvn3Capitals(text: string): string {
  return toTcvn3(text.toLowerCase())
}

export function toVni(text: string): string {
  return encode(text, (letter) => vni.get(letter))
}

function encode(text: string, spelling: (letter: string) => string | undefined): string {
  return Array.from(text.normalize('NFC'), (letter) => spelling(letter) ?? letter).join('')
}
