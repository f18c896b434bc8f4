/**
 * Whether a word can be a Vietnamese syllable: what tells a text read in the right encoding from one read in a wrong
 * one ("Hũa" can be, "Bỡnh" and "Yªn" cannot). The initial consonants are left free, as names of the highlands have
 * many of their own; the rest is checked: vowels with the final consonant, the place of the tone mark in both ways of
 * writing, and that a final c, ch, p, t takes sắc or nặng only.
 */

const RIMES =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
  'o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay ' +
  'oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uăng uêc uc uch ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uơ uôc uôi uôm uôn uông uôt ' +
  'uy uya uych uyên uyêt uyn uynh uyp uyt uyu ' +
  'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
  'y yêm yên yêng yêt yêu'
/** After qu the u belongs to the beginning: quăn, quơ, quit. */
const RIMES_AFTER_Q =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e en eo et ê êch ên ênh êt i in inh it ơ ơi ơn ơt ôc y ych yên yêt ynh yt yn'
/** Endings that occur in names of the highlands as they are written in Vietnamese: Đắk, Krông Búk, Ia Dêr, Ea Kuêh. */
const HIGHLAND_VOWELS = 'a ă e ê i iê o ô oo ơ u uê uô ư ươ'
const HIGHLAND_FINALS = 'k h l r'
/** The same, met without a tone mark only. */
const HIGHLAND_TONELESS = 'ă iê êy êê ơơ ơng ênh ônh ôich uôich'

/** U+0300 huyền, U+0301 sắc, U+0303 ngã, U+0309 hỏi, U+0323 nặng. */
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const TONES_OF_STOPS = ['\u0301', '\u0323']
const WORD = /^(?<initial>qu|[bcdđfghjklmnpqrstvwxz']*)(?<rime>.*)$/
const VOWEL = /[aăâeêioôơuưy]/g

const highlandRimes = HIGHLAND_VOWELS.split(' ').flatMap((vowels) =>
  HIGHLAND_FINALS.split(' ').map((final) => vowels + final),
)
const rimes: ReadonlySet<string> = new Set([
  ...RIMES.split(' ').concat(highlandRimes).flatMap(withTones),
  ...HIGHLAND_TONELESS.split(' '),
])
const rimesAfterQ: ReadonlySet<string> = new Set(RIMES_AFTER_Q.split(' ').flatMap(withTones))

/** `word` is letters only, in NFC, in any case. */
export function isSyllable(word: string): boolean {
  const parts = WORD.exec(word.toLowerCase())?.groups
  const initial = parts?.['initial'] ?? ''
  const rime = parts?.['rime'] ?? ''
  if (initial === 'qu') return rimesAfterQ.has(rime)
  if (rimes.has(rime)) return true
  const hasLongerInitial = (initial === 'g' && rime.startsWith('i')) || (initial === '' && rime.startsWith('y'))
  return hasLongerInitial && rimes.has(rime.slice(1))
}

/** The rime without a tone and with each tone, on the vowel that may carry it. */
function withTones(rime: string): string[] {
  const tones = /(?:c|ch|p|t)$/.test(rime) ? TONES_OF_STOPS : TONES
  const toned = toneCarriers(rime).flatMap((at) =>
    tones.map((tone) => (rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize('NFC')),
  )
  return [rime, ...toned]
}

/** Positions of the vowels a tone mark may stand on; two where people write it in two ways (hòa, hoà; thúy, thuý). */
function toneCarriers(rime: string): number[] {
  const vowels = Array.from(rime.matchAll(VOWEL), ({ index }) => index)
  if (vowels.length === 1) return vowels
  const marked = vowels.filter((at) => /[ăâêôơư]/.test(rime.charAt(at)))
  if (marked.length > 0) return marked.slice(-1)
  if (/^(oa|oe|uy)$/.test(rime)) return [0, 1]
  if (/^(oa|oe|oo|uy)./.test(rime)) return [1]
  return [0]
}
