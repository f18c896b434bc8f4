import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import {
  type ImportChoices,
  noChoices,
  type ReadFigure,
  type Understanding,
} from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { addressOf, type Days, placeOf, type TrueFigure, type UntidyWorkbook } from './untidy-model.ts'
import { cellsOf, trueAnswer } from './untidy-oracle.ts'

export interface Judgement {
  /** Taken without a question and not true, or from a cell whose fault had to be asked. */
  readonly silent: readonly string[]
  /** Taken after true answers and not true. */
  readonly answered: readonly string[]
  /** True figures of sound cells: all, taken without a question, taken after the answers. */
  readonly sound: number
  readonly takenAtOnce: number
  readonly takenAfter: number
  /** True figures of faulty cells: all, taken after the answers. */
  readonly mendable: number
  readonly mended: number
  readonly missed: readonly string[]
  readonly questions: number
  /** Codes of questions the truth has no answer to. */
  readonly unanswered: readonly string[]
  /** Of the faults that only a warning can show, whether one was given. */
  readonly warned: boolean | null
  readonly rounds: number
  /** The control: every figure taken is a misread when the truth is one more; null where nothing was taken. */
  readonly isControlSeen: boolean | null
}

const mostRounds = 10

export function contextOf({ place, today }: UntidyWorkbook, fileName: string): UnderstandingContext {
  return {
    fileName,
    today,
    ownUnit: { code: place.unit.code, name: place.unit.name },
    rows: place.rows,
    otherUnits: place.otherUnits,
    mappings: [],
    aliases: [],
    forms: [],
  }
}

export function judge(workbook: UntidyWorkbook, plain: PlainWorkbook, fileName: string): Judgement {
  const context = contextOf(workbook, fileName)
  const first = understand(plain, context, noChoices)
  const faulty = placesOf(workbook, 'ask')
  const truth = new Map(workbook.truth.figures.map((one) => [placeOf(one.sheet, one.address), one]))
  const silent = misreads(first.figures, truth, faulty)
  const { last, rounds } = answerAll(workbook, plain, context, first)
  const answered = misreads(last.figures, truth, new Set())
  const sound = [...truth].filter(([place]) => !faulty.has(place))
  const mendable = [...truth].filter(([place]) => faulty.has(place))
  const [atOnce, after] = [takenPlaces(first.figures), takenPlaces(last.figures)]
  return {
    silent,
    answered,
    sound: sound.length,
    takenAtOnce: sound.filter(([place]) => atOnce.has(place)).length,
    takenAfter: sound.filter(([place]) => after.has(place)).length,
    mendable: mendable.length,
    mended: mendable.filter(([place]) => after.has(place)).length,
    missed: sound.flatMap(([place]) => (after.has(place) ? [] : place)),
    questions: first.questions.length,
    unanswered: last.questions.filter(({ answer }) => answer === null).map(({ code, kind }) => `${code} (${kind})`),
    warned: isWarned(workbook, first),
    rounds,
    isControlSeen: seesOneMore(last.figures, truth),
  }
}

function seesOneMore(figures: readonly ReadFigure[], truth: ReadonlyMap<string, TrueFigure>): boolean | null {
  const wrong = new Map([...truth].map(([place, one]) => [place, { ...one, value: one.value + 1 }]))
  const taken = takenPlaces(figures).size
  return taken === 0 ? null : misreads(figures, wrong, new Set()).length >= taken
}

/** Asks on until nothing more is asked, or nothing that the truth knows. */
function answerAll(
  workbook: UntidyWorkbook,
  plain: PlainWorkbook,
  context: UnderstandingContext,
  first: Understanding,
): { last: Understanding; rounds: number } {
  let last = first
  let choices: ImportChoices = noChoices
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const answers = last.questions.flatMap((question) => {
      const answer =
        question.answer === null && choices.answers[question.id] === undefined ? trueAnswer(workbook, question) : null
      return answer === null ? [] : [[question.id, answer] as const]
    })
    if (answers.length === 0) return { last, rounds }
    choices = { ...choices, answers: { ...choices.answers, ...Object.fromEntries(answers) } }
    last = understand(plain, context, choices)
  }
  return { last, rounds: mostRounds }
}

function placesOf({ truth }: UntidyWorkbook, mode: 'ask' | 'warn'): Set<string> {
  return new Set(
    truth.faults
      .filter((fault) => fault.mode === mode)
      .flatMap(({ sheet, addresses }) => addresses.map((address) => placeOf(sheet, address))),
  )
}

function takenPlaces(figures: readonly ReadFigure[]): Set<string> {
  return new Set(figures.flatMap(({ sheet, address, value }) => (value === null ? [] : placeOf(sheet, address))))
}

/** A figure as it was taken. */
export type TakenFigure = Omit<ReadFigure, 'from' | 'to'> & Days

/** Figures that are not true, or may not be taken yet. That a cell has no figure is true where the truth has none. */
export function misreads(
  figures: readonly TakenFigure[],
  truth: ReadonlyMap<string, TrueFigure>,
  faulty: ReadonlySet<string>,
): string[] {
  const seen = new Set<string>()
  return figures.flatMap((figure) => {
    const place = placeOf(figure.sheet, figure.address)
    const wanted = truth.get(place)
    const key = `${place} ${figure.indicator} ${figure.channel}`
    const isTwice = seen.has(place)
    seen.add(place)
    if (figure.value === null) return wanted === undefined ? [] : [`${key}: no figure, true is ${wanted.value}`]
    const says = `${key} ${figure.unitCode} ${figure.from}..${figure.to} = ${figure.value}`
    if (wanted === undefined) return [`${says}: nothing may be taken here`]
    if (isTwice) return [`${says}: taken twice`]
    const isTrue =
      wanted.unitCode === figure.unitCode &&
      wanted.indicator === figure.indicator &&
      wanted.channel === figure.channel &&
      wanted.from === figure.from &&
      wanted.to === figure.to &&
      wanted.value === figure.value
    if (!isTrue)
      return [
        `${says}, true is ${wanted.indicator} ${wanted.channel} ${wanted.unitCode} ${wanted.from}..${wanted.to} = ${wanted.value}`,
      ]
    return faulty.has(place) ? [`${says}: had to be asked`] : []
  })
}

function isWarned(workbook: UntidyWorkbook, { issues, questions, assertions }: Understanding): boolean | null {
  const places = placesOf(workbook, 'warn')
  if (places.size === 0) return null
  const named = [
    ...issues.flatMap(({ where }) => (where.cell === undefined ? [] : [where.cell])),
    ...questions.flatMap(({ addresses }) => addresses),
    ...assertions
      .filter(({ stated, computed }) => computed !== null && computed !== stated)
      .map(({ address }) => address),
  ].flatMap(cellsOf)
  const columns = new Set([...places].map((place) => place.replace(/^\d+!/, '').replace(/\d+$/, '')))
  return named.some(({ row, column }) => columns.has(addressOf(row, column).replace(/\d+$/, '')))
}
