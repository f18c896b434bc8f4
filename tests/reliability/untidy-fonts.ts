/** Vietnamese in the bytes of before Unicode, as the characters of Windows-1252 that files deliver. */

const plain = 'aăâeêioôơuưy'
/** For each plain vowel: huyền, sắc, hỏi, ngã, nặng. */
const toned = [
  'àáảãạ',
  'ằắẳẵặ',
  'ầấẩẫậ',
  'èéẻẽẹ',
  'ềếểễệ',
  'ìíỉĩị',
  'òóỏõọ',
  'ồốổỗộ',
  'ờớởỡợ',
  'ùúủũụ',
  'ừứửữự',
  'ỳýỷỹỵ',
]
/** Bytes of TCVN 5712 in hexadecimal, the plain letter first. */
const tcvnBytes = [
  '61 b5 b8 b6 b7 b9',
  'a8 bb be bc bd c6',
  'a9 c7 ca c8 c9 cb',
  '65 cc d0 ce cf d1',
  'aa d2 d5 d3 d4 d6',
  '69 d7 dd d8 dc de',
  '6f df e3 e1 e2 e4',
  'ab e5 e8 e6 e7 e9',
  'ac ea ed eb ec ee',
  '75 ef f3 f1 f2 f4',
  'ad f5 f8 f6 f7 f9',
  '79 fa fd fb fc fe',
]
const tcvn = new Map<string, string>([['đ', '\xae']])
const tcvnCapitals = new Map(
  Array.from('ĂÂÊÔƠƯĐ').map((letter, index): [string, string] => [letter, String.fromCharCode(0xa1 + index)]),
)
tcvnBytes.forEach((bytes, at) => {
  const [first = '', ...others] = bytes.split(' ').map((byte) => String.fromCharCode(Number.parseInt(byte, 16)))
  tcvn.set(plain.charAt(at), first)
  others.forEach((letter, tone) => tcvn.set(toned[at]?.charAt(tone) ?? '', letter))
})

/** Text as typed with a `.Vn` font, or null where the font has no such letter. Capitals are drawn by fonts ending in H. */
export function asTcvn3(text: string): { readonly text: string; readonly font: string } | null {
  const composed = text.normalize('NFC')
  const isCapitals = composed === composed.toUpperCase()
  const letters = Array.from(isCapitals ? composed.toLowerCase() : composed, (letter) =>
    letter.charCodeAt(0) < 0x80 ? letter : (tcvn.get(letter) ?? tcvnCapitals.get(letter) ?? null),
  )
  if (letters.includes(null)) return null
  return { text: letters.join(''), font: isCapitals ? '.VnTimeH' : '.VnTime' }
}

const vniTones = 'øùûõï'
const vniCircumflex = 'âàáåãä'
const vniBreve = 'êèéúüë'
const vni = new Map<string, string>([
  ['đ', 'ñ'],
  ['ơ', 'ô'],
  ['ư', 'ö'],
  ['ỵ', 'î'],
])
for (const [at, letter] of Array.from(plain).entries()) {
  const tones = toned[at] ?? ''
  if (letter === 'i') Array.from('ìíæóò').forEach((byte, tone) => vni.set(tones.charAt(tone), byte))
  else if ('âêô'.includes(letter)) setVni('aeo'.charAt('âêô'.indexOf(letter)), letter, tones, vniCircumflex)
  else if (letter === 'ă') setVni('a', letter, tones, vniBreve)
  else {
    const base = vni.get(letter) ?? letter
    for (const [tone, mark] of Array.from(vniTones).entries())
      if (tones.charAt(tone) !== 'ỵ') vni.set(tones.charAt(tone), base + mark)
  }
}

function setVni(base: string, letter: string, tones: string, marks: string): void {
  vni.set(letter, base + marks.charAt(0))
  for (const [at, mark] of Array.from(marks.slice(1)).entries()) vni.set(tones.charAt(at), base + mark)
}

/** Text as typed with a `VNI-` font, or null where there is no such letter. */
export function asVni(text: string): { readonly text: string; readonly font: string } | null {
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    if (letter.charCodeAt(0) < 0x80) return letter
    const lower = vni.get(letter.toLowerCase())
    if (lower === undefined) return null
    return letter === letter.toLowerCase() ? lower : lower.toUpperCase()
  })
  return letters.includes(null) ? null : { text: letters.join(''), font: 'VNI-Times' }
}
