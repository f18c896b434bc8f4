import type { z } from 'zod'

/** What is said of a value that its schema refuses; given to a parse as its error map. */
export function schemaIssueText(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `${unitOf(issue.origin, 'Tối đa', issue.maximum)}.`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'Chưa nhập.'
        : `${unitOf(issue.origin, 'Tối thiểu', issue.minimum)}.`
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'Chưa nhập.' : 'Không đúng loại giá trị.'
    case 'invalid_format':
      return 'Chưa đúng dạng.'
    case 'unrecognized_keys':
      return `Không có mục ${issue.keys.join(', ')}.`
    default:
      return 'Không phải giá trị dùng được.'
  }
}

function unitOf(origin: string, limit: string, count: number | bigint): string {
  if (origin === 'string') return `${limit} ${count} ký tự`
  return origin === 'array' ? `${limit} ${count} mục` : `${limit} ${count}`
}
