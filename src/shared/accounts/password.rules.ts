import { foldDiacritics, toNfc } from '#shared/kernel/vietnamese-text.ts'
import { wellKnownPasswords, wellKnownWords } from './well-known-passwords.ts'
import { countUnforeseen, repeatedBlock } from './foreseeable-keys.rules.ts'

/** Permanent codes of what can be wrong with a password; the texts say what to do. */
export const passwordProblemCodes = ['too-short', 'too-long', 'common', 'context', 'repetitive', 'unchanged'] as const
export type PasswordProblem = (typeof passwordProblemCodes)[number]

/** What others know of the person, so that a password made of it is guessed early. */
export interface PasswordContext {
  readonly login: string
  readonly name: string
  readonly unitName?: string
  /** The password in use, which a new one may not be. */
  readonly current?: string
}

export const PASSWORD_MIN_LENGTH = 8
export const PASSWORD_MAX_LENGTH = 128
/** Digits and symbols at the end that do not make a well-known password another one. */
const TRAILING = 6
/** A shorter part of a name turns up in too many good passwords. */
const SHORTEST_NAME = 3
/** Characters that the one before does not foretell: fewer make a row of keys, not a password. */
const MIN_UNFORESEEN = 5

const productWords = [
  'matkhau',
  'password',
  'congan',
  'cancuoc',
  'socancuoc',
  'cccd',
  'cmnd',
  'vneid',
  'dinhdanh',
  'dinhdanhdientu',
  'dancu',
  'hokhau',
  'quanly',
  'hanhchinh',
  'qlhc',
  'pc06',
  'c06',
  'dean06',
  'quantri',
  'admin',
  'chihuy',
  'nhaplieu',
  'canbo',
]

const separators = /[\s\p{Pd}._,;:/\\|+*'"()[\]]/gu
const year = /(?:19|20)\d\d/g
const substitutes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  l: 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
}

const wellKnownKeys: ReadonlySet<string> = new Set([...wellKnownPasswords, ...wellKnownWords].map(key))

/**
 * What is wrong with a password, nothing when it may be used. Long enough and not easily guessed is all that is asked:
 * no kinds of characters are required. A wrong length is the only thing said of it.
 */
export function passwordProblems(password: string, context: PasswordContext): PasswordProblem[] {
  const { length } = Array.from(toNfc(password))
  if (length < PASSWORD_MIN_LENGTH) return ['too-short']
  if (length > PASSWORD_MAX_LENGTH) return ['too-long']
  const folded = fold(password)
  const text = repeatedBlock(folded)
  const problems: PasswordProblem[] = []
  if (isWellKnown(text)) problems.push('common')
  if (leansOnContext(text, context)) problems.push('context')
  if ((text !== folded && text.length < PASSWORD_MIN_LENGTH) || countUnforeseen(text) < MIN_UNFORESEEN)
    problems.push('repetitive')
  if (context.current?.normalize('NFKC') === password.normalize('NFKC')) problems.push('unchanged')
  return problems
}

/** As guessers try it: without case, diacritics, spaces and dashes. */
function fold(text: string): string {
  return foldDiacritics(text.normalize('NFKC')).replace(separators, '')
}

/** A folded text without leet spelling, character by character: m@tkh4u is matkhau. Lossy, for comparing two keys only. */
function key(folded: string): string {
  return folded.replace(/[01!l34@5$7]/g, (character) => substitutes[character] ?? character)
}

/** Whether it is on the lists, as it stands or without a few digits and symbols at its end. */
function isWellKnown(text: string): boolean {
  const ending = /[^\p{L}]*$/u.exec(text)?.[0].length ?? 0
  return Array.from({ length: Math.min(ending, TRAILING) + 1 }, (_, cut) => text.slice(0, text.length - cut)).some(
    (start) => wellKnownKeys.has(key(start)),
  )
}

/** Whether too little is left without the words and years that anybody would think of here. */
function leansOnContext(text: string, { login, name, unitName = '' }: PasswordContext): boolean {
  const names = [name, unitName].flatMap(joinedWords)
  const words = [...productWords, fold(login), ...names].filter((word) => word.length >= SHORTEST_NAME).map(key)
  const guessed = new Set([
    ...words.flatMap((word) => placesOf(word, key(text))),
    ...Array.from(text.matchAll(year), ({ index }) => range(index, 4)).flat(),
  ])
  return guessed.size > 0 && Array.from(text).length - guessed.size < PASSWORD_MIN_LENGTH
}

/** Every run of neighbouring words of a name, written as one: Lê Văn An → le, levan, levanan, van, vanan, an. */
function joinedWords(name: string): string[] {
  const words = name.split(/\s+/).map(fold)
  return words.flatMap((_, start) =>
    words.slice(start).map((_word, more) => words.slice(start, start + more + 1).join('')),
  )
}

/** Positions in the text that belong to an occurrence of the word. */
function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(...range(at, word.length))
  return places
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => from + step)
}
