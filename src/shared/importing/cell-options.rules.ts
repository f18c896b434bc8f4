import { groupDigits } from '#shared/kernel/numbers.ts'
import { answerIds, type CellQuestionCode } from './cell-answer.ts'

/** Answers to a question about the cells of a column, as they are offered. */
export function cellOptions(
  code: CellQuestionCode,
  params: Readonly<Record<string, string | number>>,
): { id: string; label: string }[] {
  return answerIds[code].map((id) => ({ id, label: labelOf(code, id, params) }))
}

function labelOf(code: CellQuestionCode, id: string, params: Readonly<Record<string, string | number>>): string {
  const count = (name: string) => groupDigits(String(params[name] ?? ''))
  switch (id) {
    case 'zero':
      return 'Bằng 0 (không phát sinh)'
    case 'blank':
      return 'Bỏ trống (chưa có số)'
    case 'thousands':
      return `${count('thousands')} (dấu ngăn hàng nghìn)`
    case 'decimal':
      return params['decimal'] === undefined ? 'Số lẻ, không phải số lượng' : count('decimal')
    case 'as-stored':
      return code === 'import/ask-day-month' ? String(params['stored'] ?? '') : 'Đúng như trong ô'
    case 'swapped':
      return String(params['swapped'] ?? '')
    case 'check':
      return `Xem lại từng ô (có thể là ${count('thousands')})`
    default:
      return `${String(params[id] ?? id)}%`
  }
}
