/** What is asked about a column of a foreign file, and the answers, in the order in which they are offered. */
import type { CellQuestionCode } from '#shared/importing/cell-answer.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'
import { planQuestionTexts } from './import-plan.texts.ts'
import { ownExportQuestionTexts } from './own-export-questions.texts.ts'
import { understandingQuestionTexts } from './understanding-questions.texts.ts'

type Params = Readonly<Record<string, string | number>>

export interface QuestionText {
  readonly question: string
  /** Answer id → label; none where a value is typed. */
  readonly options: Readonly<Record<string, string>>
}

export const cellQuestionTexts: Readonly<Record<CellQuestionCode, (params: Params) => QuestionText>> = {
  'import/ask-dash': (params) => ({
    question: `Trong cột ${params['column'] === undefined || params['column'] === '' ? 'này' : `“${text(params, 'column')}”`}, dấu “-” nghĩa là gì?`,
    options: { zero: 'Bằng 0 (không phát sinh)', blank: 'Bỏ trống (chưa có số)' },
  }),
  'import/ask-none': (params) => ({
    question: `Có ô hoặc đơn vị báo “${text(params, 'text')}”. Ghi số 0 cho các ô này không?`,
    options: { zero: 'Bằng 0 (không phát sinh)', blank: 'Bỏ trống (chưa có số)' },
  }),
  'import/ask-lone-mark': (params) => ({
    question: `Cột này có số viết theo hai cách. “${text(params, 'text')}” nghĩa là gì?`,
    options: {
      thousands: `${count(params, 'thousands')} (dấu ngăn hàng nghìn)`,
      decimal: 'Số lẻ, không phải số lượng',
    },
  }),
  'import/ask-scaled': (params) => ({
    question: `“${text(params, 'text')}” là bao nhiêu?`,
    options: { thousands: count(params, 'thousands'), decimal: count(params, 'decimal') },
  }),
  'import/ask-shrunk': (params) => ({
    question: `Cột này có số bị máy gửi hiểu dấu chấm thành dấu thập phân. Các số nhỏ hơn 1.000 như “${text(params, 'text')}” có đúng như trong ô không?`,
    options: { 'as-stored': 'Đúng như trong ô', check: `Xem lại từng ô (có thể là ${count(params, 'thousands')})` },
  }),
  'import/ask-plain-ratio': (params) => ({
    question: `Cột tỷ lệ này không ghi dấu %. “${text(params, 'text')}” nghĩa là gì?`,
    options: { percent: `${text(params, 'percent')}%`, fraction: `${text(params, 'fraction')}%` },
  }),
  'import/ask-year': (params) => ({
    question: `Cột ngày này không ghi năm (“${text(params, 'text')}”). Là năm nào?`,
    options: {},
  }),
  'import/ask-day-month': (params) => ({
    question: `Cột này lẫn ngày kiểu Excel và ngày gõ bằng chữ, có thể máy gửi đã đảo ngày với tháng. Ô đầu là ngày nào?`,
    options: { 'as-stored': text(params, 'stored'), swapped: text(params, 'swapped') },
  }),
}

/** The sentence of each question about a foreign file, by code; of questions asked as issues are told. */
export const importQuestionTexts: Readonly<Record<string, (issue: Issue) => string>> = Object.fromEntries([
  ...Object.entries(cellQuestionTexts).map(
    ([code, say]) => [code, ({ params }: Issue) => say(params).question] as const,
  ),
  ...Object.entries(understandingQuestionTexts).map(
    ([code, say]) => [code, ({ params }: Issue) => say(params)] as const,
  ),
  ...Object.entries(ownExportQuestionTexts).map(([code, say]) => [code, ({ params }: Issue) => say(params)] as const),
  ...Object.entries(planQuestionTexts).map(([code, say]) => [code, ({ params }: Issue) => say(params)] as const),
])

/** What a question about a foreign file asks. */
export function importQuestionText({ code, params }: Pick<Issue, 'code' | 'params'>): string {
  const say = Object.hasOwn(importQuestionTexts, code) ? importQuestionTexts[code] : undefined
  const asked = say?.({ code, params, severity: 'warning', where: {} }) ?? `Cần trả lời: ${code}.`
  const { tables } = params
  return typeof tables === 'number' ? `${asked} Câu trả lời dùng cho cả ${tables} bảng có tiêu đề này.` : asked
}

function text(params: Params, name: string): string {
  return String(params[name] ?? '…')
}

function count(params: Params, name: string): string {
  return groupDigits(text(params, name))
}
