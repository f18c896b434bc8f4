import { z } from 'zod'

const problemSchema = z.object({ kind: z.string(), written: z.string(), expected: z.string() })
type Problem = z.infer<typeof problemSchema>

/** What is wrong with a percentage of a text, and what it must be. */
export function percentageProblemText({ kind, written, expected }: Problem): string {
  switch (kind) {
    case 'no-fraction':
      return `"${written}" không có phân số bên cạnh: ghi dạng 48,91 % (1.234/2.523).`
    case 'differs':
      return expected === ''
        ? `"${written}" có mẫu số bằng 0 nên không có tỷ lệ: bỏ tỷ lệ này.`
        : `"${written}" không đúng phân số của nó: phải là ${expected}.`
    case 'points-differ':
      return `"${written}" không đúng hiệu hai tỷ lệ: phải là ${expected}.`
    default:
      return `"${written}" cần một tỷ lệ ở trước và một tỷ lệ để so ở sau trong cùng câu.`
  }
}

/** Refusals of a report in words. */
export const officeRefusalTexts: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'reports/percentage-differs': (data) => {
    const problems = z.array(problemSchema).safeParse(data['problems'])
    return [
      'Chưa ghi văn bản vì có tỷ lệ không đúng phân số của nó.',
      ...(problems.data ?? []).map(percentageProblemText),
    ].join(' ')
  },
}
