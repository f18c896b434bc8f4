/** Headers of columns that count nothing that was done: labels, ratios, targets, populations, levels. */
import { onlyOf, type Words } from './header-base.rules.ts'
import { decision, DOUBTFUL, ignored, type MeaningDecision, unknown } from './header-decision.rules.ts'
import { ratioOfWords } from './header-ratio.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

/** Null where the words say that something is counted, or nothing. */
export function besideCounts(words: Words): MeaningDecision | null {
  return labelOf(words) ?? derivedOf(words) ?? ratioOf(words) ?? targetOf(words) ?? dataOf(words) ?? populationOf(words)
}

const FIGURE_WORDS = [
  'subject',
  'stage',
  'card',
  'part',
  'age',
  'level',
  'period',
  'population',
  'excluded',
  'data',
  'ratio',
]

function labelOf(words: Words): MeaningDecision | null {
  const label = onlyOf(words['label'])
  const hasFigures = FIGURE_WORDS.some((name) => words[name] !== undefined)
  if (label === 'identifier' && words['stage'] === undefined && words['part'] === undefined) {
    return decision({ kind: 'identifier' }, 98, 'tiêu đề là thông tin của từng người', [])
  }
  if (label === null || hasFigures) return null
  switch (label) {
    case 'unit':
      return decision({ kind: 'unit' }, 95, 'tiêu đề là tên đơn vị', [])
    case 'code':
      return decision({ kind: 'unit-code' }, 95, 'tiêu đề là mã đơn vị', [])
    case 'sequence':
      return decision({ kind: 'sequence' }, 98, 'tiêu đề là số thứ tự', [])
    case 'note':
      return decision({ kind: 'note' }, 97, 'tiêu đề là ghi chú', [])
    case 'date':
      return decision({ kind: 'date' }, 95, 'tiêu đề là ngày', [])
    default:
      return null
  }
}

function derivedOf(words: Words): MeaningDecision | null {
  if (words['derived'] !== undefined) {
    return decision(ignored, 93, 'số do chương trình tự tính (so sánh, còn lại, xếp hạng)', [])
  }
  if (words['period']?.has('before') === true) {
    return decision(unknown, DOUBTFUL, 'số của kỳ trước, không phải kỳ của bảng', [ignored])
  }
  return null
}

function ratioOf(words: Words): MeaningDecision | null {
  if (words['ratio'] === undefined) return null
  const ratio = ratioOfWords(words)
  return decision({ kind: 'ratio', ratio }, 95, 'tiêu đề là tỷ lệ phần trăm, chỉ dùng để đối chiếu', [])
}

function targetOf(words: Words): MeaningDecision | null {
  if (words['target'] === undefined) return null
  return decision({ kind: 'target' }, 95, 'tiêu đề là chỉ tiêu được giao, không nhập', [])
}

/** Levels of the population data and the community; with any other word of figures they are no level. */
function dataOf(words: Words): MeaningDecision | null {
  if (words['data'] === undefined) return null
  const found = onlyOf(words['data'])
  const beside = FIGURE_WORDS.filter((name) => name !== 'data' && words[name] !== undefined)
  if (found !== null && beside.length === 0) return level(found, 'số tại một ngày về dữ liệu dân cư, cộng đồng')
  return decision(unknown, 40, 'tiêu đề vừa nêu số tại một ngày vừa nêu việc khác', levels(...words['data']))
}

function populationOf(words: Words): MeaningDecision | null {
  const excluded = onlyOf(words['excluded'])
  if (excluded !== null) return level(`POP_EXCL_${excluded}`, 'số công dân không thu nhận được, theo lý do')
  if (words['population'] === undefined) return null
  if (words['stage'] !== undefined || words['period'] !== undefined) {
    return decision(
      unknown,
      40,
      'tiêu đề vừa nêu nhân khẩu vừa nêu việc đã làm',
      levels('POP_ELIG', 'POP_TOTAL', 'POP_TEMP'),
    )
  }
  const kind = onlyOf(words['population'])
  if (kind === null)
    return decision(unknown, 40, 'tiêu đề nêu nhiều loại nhân khẩu', levels('POP_TOTAL', 'POP_TEMP', 'POP_ELIG'))
  const age = onlyOf(words['age'])
  if (kind === 'ELIG' && age !== null) return level(`POP_ELIG_${age}`, 'công dân đủ điều kiện theo độ tuổi')
  const found = level(`POP_${kind}`, kind === 'ELIG' ? 'công dân đủ điều kiện' : 'nhân khẩu')
  return kind === 'TOTAL' ? { ...found, options: levels('POP_TOTAL', 'POP_TEMP', 'POP_ELIG') } : found
}

function level(indicator: string, reason: string): MeaningDecision {
  return decision({ kind: 'level', indicator }, 95, reason, [])
}

function levels(...codes: string[]): ColumnMeaning[] {
  return codes.map((code) => ({ kind: 'level', indicator: code }))
}
