/**
 * One line of a message as pairs of indicator and number, with the unit and the day it names. Nothing is guessed: where
 * words and numbers do not pair off one to one, the text stays as it is, so that it becomes an issue.
 */
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { plainUnitWords, withoutCumulative, withoutPeriod } from './message-period.rules.ts'
import {
  isDependentLabel,
  isIndicatorLabel,
  rootLabel,
  type MessageToken,
  messageTokens,
  splitNoun,
  splitUnitAndLabel,
} from './message-text-tokens.rules.ts'

export interface MessagePair {
  /** Empty: a number without any word that says what it counts. */
  readonly label: string
  /** As written. */
  readonly value: string
}

export interface MessageLine {
  readonly text: string
  readonly bullet: string
  readonly unit: string
  /** As written, without "ngày"; empty where the line has none. */
  readonly date: string
  /** What it says of the period beside a day ("lũy kế đến 5/7/2023", "từ 3/7 đến 7/7/2023"): said of all rows. */
  readonly period: string
  readonly pairs: readonly MessagePair[]
  /** Words of a line that ends in a colon and has no number: what the lines under it belong to. */
  readonly heading: string
}

const BULLET =
  /^\s*(?<bullet>(?:[-+*•·▪◦‣>→✓✔–—]|\p{Extended_Pictographic}\uFE0F?)+|\d{1,2}[.)/](?=\s*\p{L})|[a-đ][.)](?=\s))\s*/u
const PICTURES = /[\p{Extended_Pictographic}\uFE0F\u200D]+/gu
const ADDRESSED = 'anh|chị|chú|bác|cô|sếp|các|đ/c|đồng chí|thủ trưởng|chỉ huy|đội|mọi người|cả nhà|ae|ban'
const GREETING = new RegExp(
  `^(?:(?:dạ|vâng|thưa|kính|xin phép|xin|em|cháu|mình|tôi|con|${ADDRESSED})(?:[\\s,]+|$))*` +
    `(?:(?:báo cáo|gửi|bc|b/c)(?:[\\s,]+(?:lại|${ADDRESSED}))*(?:[\\s,:]+(?:số liệu|kết quả|báo cáo|nhanh|của|đơn vị))*[\\s,:]*)?`,
  'iu',
)
const GREETING_ALONE = /^(?:dạ|vâng|thưa|kính|xin|em|cháu|báo cáo|gửi|bc|b\/c)(?=[\s,:]|$)/iu
const POLITE_END = /(?:[\s,.]+(?:ạ|ah|nhé|nha|nhá|à|ạh|ạk))+[\s.!…]*$/iu
const REPORTS_END =
  /[\s,]+(?:xin )?(?:báo cáo|bc|b\/c)(?:[\s,]+(?:số liệu|kết quả|nhanh|như sau|trong ngày|hôm nay|ngày|cụ thể))*\s*$/iu
const DATE =
  /(?:(?:hôm nay|trong|tính đến|đến)\s+)?(?:ng[àa]y\s+)(?<named>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)(?![\d/])|(?:(?<!\p{L})ng[àa]y\s+)?(?<![\d/])(?<full>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?!\d)/iu
const BARE_DATE = /(?:^|\s)(?<day>\d{1,2})\/(?<month>\d{1,2})(?=\s*(?::|$))/u
const CLOCK = /(?<!\d)\d{1,2}(?:h\d{0,2}|:\d{2})(?!\d)/giu
/** A comma between digits may be a thousands mark; a full stop after TT or P is none. */
const SEPARATOR = /[;|]|,(?!\d)|(?<!\d),|(?<!(?:^|\s)(?:tt|tx|p|x|h|đ))\.(?=\s)|(?<=\s)và(?=\s)/giu
const DATES = /(?<![\d/])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-]\d{4})?(?![\d/])/g

export function readMessageLine(line: string): MessageLine {
  const text = line.trim()
  const bullet = BULLET.exec(text)?.groups?.['bullet'] ?? ''
  const bare = plainTypedText(text.replace(BULLET, '').replace(PICTURES, ' ')).replace(POLITE_END, '')
  const said = withoutPeriod(bare)
  const { date, rest } = withoutDate(said.rest)
  const body = rest
    .replace(CLOCK, ' ')
    .replace(GREETING_ALONE.test(rest) ? GREETING : /^$/, '')
    .trim()
  const read = (line: Pick<MessageLine, 'unit' | 'pairs' | 'heading'>): MessageLine => ({
    text,
    bullet,
    date,
    period: said.period,
    ...line,
  })
  const segments = withoutParentheses(body)
  const tokens = messageTokens(segments.plain)
  if (isTitle(body)) return read({ unit: '', pairs: [], heading: '' })
  if (!tokens.some(({ kind }) => kind === 'number') && segments.inner.length === 0) {
    const words = body.replace(LINE_END, '').replace(REPORTS_END, '').replace(LINE_END, '')
    const colon = tokens.findIndex(({ kind }) => kind === 'colon')
    const stated = colon > 0 && colon < tokens.length - 1 ? statedText(body) : null
    if (stated !== null) return read({ ...stated, heading: '' })
    return read({ unit: '', pairs: [], heading: words })
  }
  const { unit, pairs } = readBody(body)
  const whose = withoutCumulative(unit)
  return { ...read({ heading: '', unit: plainUnitWords(whose.rest), pairs }), period: said.period || whose.period }
}

const LINE_END = /[\s:.,-]+$/

/** Numbers that are all days, and no word of an indicator: "Tuần từ 10/4 đến 16/4". */
function isTitle(body: string): boolean {
  const hasNumber = (text: string): boolean => messageTokens(text).some(({ kind }) => kind === 'number')
  if (!hasNumber(body) || hasNumber(body.replace(DATES, ' '))) return false
  return messageTokens(body).every((token) => token.kind !== 'words' || splitUnitAndLabel(token.text).label === '')
}

/** "CCCD: không có": an indicator with words where a number belongs. */
function statedText(body: string): Pick<MessageLine, 'unit' | 'pairs'> | null {
  const [head = '', ...rest] = body.split(/[:=]/)
  const value = rest.join(':').trim()
  const { unit, label } = splitUnitAndLabel(plainTypedText(head))
  return label === '' || value === '' ? null : { unit, pairs: [{ label, value }] }
}

function withoutDate(text: string): { date: string; rest: string } {
  const found = DATE.exec(text)
  const date = found?.groups?.['named'] ?? found?.groups?.['full']
  if (found !== null && date !== undefined)
    return { date, rest: text.replace(found[0], ' ').replace(/\s+/g, ' ').trim() }
  const bare = BARE_DATE.exec(text)?.groups
  const isDay = Number(bare?.['day'] ?? 0) <= 31 && Number(bare?.['month'] ?? 0) <= 12
  if (bare === undefined || !isDay) return { date: '', rest: text }
  return { date: `${bare['day']}/${bare['month']}`, rest: text.replace(BARE_DATE, ' ').replace(/\s+/g, ' ').trim() }
}

/** Figures in parentheses are parts of the one before them. */
function withoutParentheses(text: string): { plain: string; inner: string[] } {
  const inner = Array.from(text.matchAll(/\(([^()]*)\)/g), ([, part = '']) => part).filter((part) => /\d/.test(part))
  return { plain: text.replace(/\([^()]*\)/g, ' '), inner }
}

function readBody(body: string): Pick<MessageLine, 'unit' | 'pairs'> {
  const pieces = body.split(/(\([^()]*\))/)
  let unit = ''
  let last = ''
  let root = ''
  const pairs: MessagePair[] = []
  for (const [index, piece] of pieces.entries()) {
    const isInner = piece.startsWith('(')
    const parts = (isInner ? piece.slice(1, -1) : piece).split(SEPARATOR).filter((part) => /[\p{L}\p{N}]/u.test(part))
    for (const [at, part] of parts.entries()) {
      const isFirst = !isInner && index === 0 && at === 0
      const read = readSegment(part, isFirst)
      if (isFirst) unit = read.unit
      for (const pair of read.pairs) {
        const isPart = root !== '' && !isInner && isDependentLabel(pair.label)
        pairs.push(isInner && last !== '' ? withPrefix(last, pair) : isPart ? withPrefix(root, pair) : pair)
        if (!isInner) last = isPart ? `${root} ${pair.label}` : pair.label
        if (!isInner && !isPart) root = rootLabel(pair.label)
      }
    }
  }
  return { unit, pairs: pairs.filter(({ label, value }) => label !== '' || value !== '') }
}

export function withPrefix(prefix: string, { label, value }: MessagePair): MessagePair {
  return { label: label === '' ? '' : `${prefix} ${label}`, value }
}

function readSegment(text: string, mayNameUnit: boolean): Pick<MessageLine, 'unit' | 'pairs'> {
  const all = messageTokens(text)
  const { unit, tokens } = mayNameUnit ? withoutUnit(all) : { unit: '', tokens: all }
  const flat = tokens.filter(({ kind }) => kind !== 'colon')
  const numbers = flat.filter(({ kind }) => kind === 'number')
  const plain = plainTypedText(text)
  if (numbers.length === 0) {
    const label = flat.map(wordsOf).join(' ')
    const said = plain.slice(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('=')) + 1).trim()
    return {
      unit,
      pairs:
        label === '' || !/[:=]/.test(plain) || said === ''
          ? leftWords(label)
          : [{ label: label.replace(said, '').trim() || label, value: said }],
    }
  }
  return { unit, pairs: pairsOf(flat) ?? [{ label: soleLabel(flat), value: valueText(plain, unit) }] }
}

/** Words without a number are kept, so that they are seen, unless they are no indicator at all. */
function leftWords(label: string): MessagePair[] {
  return label !== '' && isIndicatorLabel(label) ? [{ label, value: 'chưa có số' }] : []
}

function valueText(text: string, unit: string): string {
  return (unit !== '' && text.startsWith(unit) ? text.slice(unit.length) : text).replace(/^[\s:=-]+/, '')
}

/** The one indicator of a segment whose numbers do not pair off; empty where there are several. */
function soleLabel(tokens: readonly MessageToken[]): string {
  const labels = tokens.map(wordsOf).filter((words) => words !== '' && isIndicatorLabel(words))
  return labels.length === 1 ? (labels[0] ?? '') : ''
}

function withoutUnit(tokens: readonly MessageToken[]): { unit: string; tokens: readonly MessageToken[] } {
  const [first, second] = tokens
  if (first?.kind !== 'words') return { unit: '', tokens }
  const { unit, label } = splitUnitAndLabel(first.text)
  const rest = tokens.slice(1)
  // "Ea Kly: …" names a unit; "kích hoạt lại: 5" does not, as all its words are known.
  if (label === '')
    return { unit: unit.replace(/[-\s]+$/, ''), tokens: second?.kind === 'colon' ? rest.slice(1) : rest }
  return { unit: unit.replace(/[-\s]+$/, ''), tokens: [{ kind: 'words', text: label }, ...rest] }
}

function wordsOf(token: MessageToken): string {
  return token.kind === 'words' ? token.text : ''
}

/** Words and numbers in turn, beginning with either; null where they are not. */
function pairsOf(flat: readonly MessageToken[]): MessagePair[] | null {
  const tokens = withNouns(flat)
  if (isEitherWay(tokens)) return null
  if (tokens.length === 1) return tokens[0]?.kind === 'number' ? [{ label: '', value: tokens[0].text }] : null
  if (tokens.length % 2 !== 0) return null
  const wordsFirst = tokens[0]?.kind === 'words'
  const pairs: MessagePair[] = []
  for (let at = 0; at < tokens.length; at += 2) {
    const [a, b] = wordsFirst ? [tokens[at], tokens[at + 1]] : [tokens[at + 1], tokens[at]]
    if (a?.kind !== 'words' || b?.kind !== 'number') return null
    pairs.push({ label: a.text, value: b.text })
  }
  return pairs
}

/** "14 thẻ trả 10 thẻ": numbers first, and yet the last one may have its words before it. */
function isEitherWay(tokens: readonly MessageToken[]): boolean {
  const last = tokens.at(-1)
  return (
    tokens.length >= 4 && tokens[0]?.kind === 'number' && last?.kind === 'words' && splitNoun(last.text).rest === ''
  )
}

/** In "CCCD 12 hồ sơ mức 2 15" the noun belongs to the number before it. */
function withNouns(tokens: readonly MessageToken[]): MessageToken[] {
  if (tokens[0]?.kind !== 'words') return [...tokens]
  const joined: MessageToken[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (token.kind !== 'words' || last?.kind !== 'number') {
      joined.push(token)
      continue
    }
    const { noun, rest } = splitNoun(token.text)
    if (noun !== '') joined.splice(-1, 1, { kind: 'number', text: `${last.text} ${noun}` })
    if (rest !== '') joined.push({ kind: 'words', text: rest })
  }
  return joined
}
