import { z } from 'zod'
import type { VerifyRepo } from './verify.repo.ts'

/** As much of a session's record as its postings follow from; read apart from the schema that writes it. */
const recordSchema = z.object({
  plan: z.object({ id: z.string(), on: z.string(), status: z.enum(['planned', 'done', 'cancelled']) }),
  figures: z.array(z.object({ unitCode: z.string(), indicator: z.string(), value: z.int() })),
})

/** Sessions whose postings are not of their day, their status or their figures, and postings of no session. */
export function sessionProblems(repo: Pick<VerifyRepo, 'sessionRecords' | 'sessionCells'>): string[] {
  const expected = new Map<string, string>()
  const wrong = new Set<string>()
  for (const { id, value } of repo.sessionRecords()) {
    const record = recordSchema.safeParse(JSON.parse(value)).data
    if (record === undefined || record.plan.id !== id) wrong.add(id)
    else if (record.plan.status !== 'done' && record.figures.length > 0) wrong.add(id)
    else
      for (const { unitCode, indicator, value: count } of record.figures)
        expected.set([id, unitCode, indicator].join(' '), [record.plan.on, record.plan.on, count].join(' '))
  }
  for (const { id, unitCode, indicator, from, to, value } of repo.sessionCells()) {
    const key = [id, unitCode, indicator].join(' ')
    if (expected.get(key) !== [from, to, value].join(' ')) wrong.add(id)
    expected.delete(key)
  }
  for (const key of expected.keys()) wrong.add(key.split(' ')[0] ?? '')
  return wrong.size === 0
    ? []
    : [
        `${wrong.size} buổi lưu động có số trong sổ không khớp với ngày, trạng thái hoặc kết quả của buổi. Khôi phục từ bản sao lưu mới nhất.`,
      ]
}
