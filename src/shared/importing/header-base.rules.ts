/** What header words, with those of the title, say is counted: an indicator, or several that they leave open. */

/** What the title above a table says of all its columns. */
export interface TitleWords {
  readonly stages: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
  /** "Tính đến", "lũy kế", "từ đầu năm". */
  readonly isCumulative: boolean
  /** "Báo cáo ngày", "trong ngày". */
  readonly isDaily: boolean
  readonly hasFiles: boolean
  /** All that it says of figures: the columns of a table that are headed by days alone count this. */
  readonly counted: Words
  /** Words of what it counts that nothing is known about: "chưa", "học sinh". */
  readonly unclear: readonly string[]
}

/** A title that says nothing. */
export const NO_TITLE: TitleWords = {
  stages: new Set(),
  subjects: new Set(),
  isCumulative: false,
  isDaily: false,
  hasFiles: false,
  counted: {},
  unclear: [],
}

export const SURE = 90
const STAGES: Readonly<Record<string, string>> = { col: 'COL', app: 'APP', rej: 'REJ', act: 'ACT' }
const CARD_FLOWS: Readonly<Record<string, string>> = {
  issued: 'CC_ISSUED',
  received: 'CC_RCV',
  delivered: 'CC_DLV',
  deleted: 'CC_DEL',
}
const PARTS: Readonly<Record<string, string>> = { new: 'CC_NEW', exchange: 'CC_EXCH', reissue: 'CC_REIS' }

export type Words = Readonly<Record<string, ReadonlySet<string>>>
/** A base figure: an indicator, or several that the words leave open. */
export interface Base {
  readonly indicators: readonly string[]
  readonly confidence: number
  readonly reason: string
}

export function baseOf(words: Words, title: TitleWords): Base | null {
  return cardOf(words, title) ?? accountOf(words, title) ?? stageAlone(words, title)
}

function cardOf(words: Words, title: TitleWords): Base | null {
  const isAccount = words['level'] !== undefined || onlyOf(words['subject']) === 'eid'
  const card = onlyOf(words['card'])
  if (card !== null && !isAccount) return specialCard(card)
  const part = onlyOf(words['part'])
  if (part !== null) {
    if (isAccount) return null
    return base([PARTS[part] ?? ''], partConfidence(words, title), 'hồ sơ căn cước theo loại cấp')
  }
  const stage = onlyOf(words['stage'])
  const age = onlyOf(words['age'])
  if (age !== null && !isAccount && (stage === null || stage === 'col')) {
    return base([`CC_${age}`], words['subject']?.has('card') === true ? 95 : 80, 'hồ sơ căn cước theo độ tuổi')
  }
  if (isAccount || onlyOf(words['subject']) !== 'card') return null
  if (stage === 'col') return base(['CC_TOTAL'], 96, 'thu nhận căn cước')
  if (stage !== null || words['stage'] !== undefined)
    return base(['CC_TOTAL', 'CC_ISSUED'], 40, 'việc này không có với căn cước')
  if (words['files'] !== undefined) return base(['CC_TOTAL'], 93, 'hồ sơ căn cước')
  if (words['channel'] !== undefined) return base(['CC_TOTAL'], 91, 'căn cước thu nhận theo nơi làm')
  const isIntake = title.stages.size === 1 && title.stages.has('col')
  if (isIntake || title.hasFiles) return base(['CC_TOTAL'], SURE, 'căn cước, theo tên bảng là hồ sơ thu nhận')
  return base(['CC_TOTAL', 'CC_ISSUED'], 60, 'căn cước, chưa rõ là hồ sơ thu nhận hay thẻ đã cấp')
}

/** "Mới" alone may be said of anything; "cấp mới" is said of cards. */
function partConfidence(words: Words, title: TitleWords): number {
  if (words['subject']?.has('card') === true || words['stage'] !== undefined) return 97
  if (words['barePart'] === undefined) return 92
  return onlyOf(title.subjects) === 'card' ? SURE : 70
}

function specialCard(card: string): Base | null {
  if (card === 'left') return base(['CC_UNCL'], 96, 'thẻ tồn')
  if (card === 'faulty') return base(['CC_ERR'], 96, 'hồ sơ lỗi đang xử lý')
  const flow = CARD_FLOWS[card]
  return flow === undefined ? null : base([flow], 95, 'thẻ và hồ sơ căn cước')
}

function accountOf(words: Words, title: TitleWords): Base | null {
  const stage = onlyOf(words['stage'])
  if (stage === 'upg') return base(['EID_UPG'], 95, 'nâng mức tài khoản')
  if (stage === 'react') return base(['EID_UPG_ACT'], 92, 'kích hoạt lại sau nâng mức')
  if (stage === 'wait') return base(['EID_WAIT'], 95, 'chờ phê duyệt')
  const account = onlyOf(words['level'])
  const subjects = words['subject']
  if (account === null && onlyOf(subjects) !== 'eid') return null
  if ((words['level']?.size ?? 0) > 1) return null
  const prefix = account === null ? 'EID' : `EID${account}`
  const what = account === null ? 'tài khoản định danh' : `tài khoản mức ${account}`
  if (words['part'] !== undefined || words['card'] !== undefined)
    return base(stagesOf(prefix), 40, `${what}, chữ đi kèm là của thẻ`)
  if (account !== null && onlyOf(subjects) === 'card')
    return base(stagesOf(prefix), 50, `${what} nằm trong nhóm căn cước`)
  if (stage === 'held' && account !== null) return base([`${prefix}_STOCK`], 94, `${what} đang có`)
  if (stage !== null && STAGES[stage] !== undefined)
    return base([`${prefix}_${STAGES[stage]}`], 97, `${what}, việc ghi rõ ở tiêu đề`)
  const named = onlyOf(title.stages)
  const fromTitle = named === null ? undefined : STAGES[named]
  if (words['stage'] === undefined && fromTitle !== undefined) {
    return base([`${prefix}_${fromTitle}`], SURE, `${what}, việc lấy theo tên bảng`)
  }
  return base(stagesOf(prefix), 40, `${what}, chưa rõ là thu nhận, phê duyệt hay kích hoạt`)
}

function stagesOf(prefix: string): string[] {
  return Object.values(STAGES).map((stage) => `${prefix}_${stage}`)
}

/** A stage without a word for what it is done to: only accounts are approved, refused and activated. */
function stageAlone(words: Words, title: TitleWords): Base | null {
  const stage = onlyOf(words['stage'])
  const code = stage === null ? undefined : STAGES[stage]
  if (code === undefined) return null
  if (stage === 'act' || stage === 'app') return base([`EID_${code}`], 92, 'chỉ tài khoản định danh mới có việc này')
  const subjects = words['subject'] ?? title.subjects
  if (stage === 'rej') return base(['EID_REJ'], subjects.has('eid') ? 92 : 80, 'không đạt, chưa thấy nêu tài khoản')
  const [subject] = subjects
  if (subjects.size === 1 && words['subject'] === undefined) {
    return base([subject === 'card' ? 'CC_TOTAL' : 'EID_COL'], SURE, 'thu nhận, đối tượng lấy theo tên bảng')
  }
  return base(['CC_TOTAL', 'EID_COL'], 40, 'thu nhận, chưa rõ căn cước hay định danh')
}

function base(indicators: readonly string[], confidence: number, reason: string): Base {
  return { indicators, confidence, reason }
}

/** The value where there is exactly one. */
export function onlyOf(values: ReadonlySet<string> | undefined): string | null {
  if (values === undefined || values.size !== 1) return null
  const [value] = values
  return value ?? null
}
