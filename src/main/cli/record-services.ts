import { z } from 'zod'
import { errorIssue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { printedIssue } from './printed-failure.ts'
import { lineClientId, lineFields, type Reading, readFields } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { Refusal } from './refusal.ts'

const { text, date, countOrBlank } = lineFields
const words = (max: number) => z.string('cần chữ trong ngoặc kép').max(max, `tối đa ${max} ký tự`).default('')

const serviceLineSchema = z
  .strictObject({
    service: text(20).regex(/^[0-9A-Z-]+$/, 'cần mã dịch vụ: "03"'),
    from: date,
    to: date,
    received: countOrBlank.optional(),
    online: countOrBlank.optional(),
    document: words(200),
    id: text(100).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'sớm hơn "from"' })
  .refine(({ received, online }) => received !== undefined || online !== undefined, {
    path: ['received'],
    message: 'cần "received", "online" hoặc cả hai',
  })
type ServiceLine = z.output<typeof serviceLineSchema>

/** What one online service received in a period, and how much of it online. */
export const serviceFiguresKind: RecordKind = {
  field: 'service',
  details: `  {"service":"03","from":"2023-04-01","to":"2023-04-30","received":412,"online":198,"document":"BC 21/BC-UBND"}
  service             mã dịch vụ công: "01" đến "25", hoặc mã riêng đã có trong danh mục
  from, to            kỳ của số liệu, thường là một tháng; hai kỳ trùng ngày của một dịch vụ bị từ chối
  received, online    hồ sơ tiếp nhận, trong đó trực tuyến; null là xoá trống, bỏ trường là giữ nguyên`,
  recorder: (book) => async (json) => {
    const reading: Reading<ServiceLine> = readFields(json, serviceLineSchema)
    if (!reading.ok) throw new Refusal(reading.issues)
    const { service: code, received, online, document, id, ...span } = reading.line
    const [from, to] = [localDate(span.from), localDate(span.to)]
    const { entryId, changed } = await book.call('services.recordFigures', {
      clientId: lineClientId(json, id),
      source: 'command-line',
      document,
      figures: [
        ...(received === undefined ? [] : [{ code, measure: 'DVC_ALL' as const, from, to, value: received }]),
        ...(online === undefined ? [] : [{ code, measure: 'DVC_ON' as const, from, to, value: online }]),
      ],
    })
    return { changed, isRepeated: entryId !== null && changed === 0 }
  },
}

const targetLineSchema = z.strictObject({
  serviceTarget: text(20).regex(/^[0-9A-Z-]+$/, 'cần mã dịch vụ: "03"'),
  from: date,
  shareBp: z
    .int('cần phần vạn: 5000 là 50 %, hoặc null là thôi giao')
    .min(0, 'cần từ 0 đến 10000')
    .max(10_000, 'cần từ 0 đến 10000')
    .nullable(),
  document: words(200),
  id: text(100).optional(),
})
type TargetLine = z.output<typeof targetLineSchema>

/** The share of a service's files that should come online, from a day on. */
export const serviceTargetKind: RecordKind = {
  field: 'serviceTarget',
  details: `  {"serviceTarget":"03","from":"2023-01-01","shareBp":3000,"document":"KH 09/KH-UBND"}
  serviceTarget       chỉ tiêu trực tuyến của một dịch vụ từ một ngày, đến khi có chỉ tiêu mới; shareBp là phần vạn
                      (3000 là 30 %), null là thôi giao`,
  recorder: (book) => async (json) => {
    const reading: Reading<TargetLine> = readFields(json, targetLineSchema)
    if (!reading.ok) throw new Refusal(reading.issues)
    const { serviceTarget: code, shareBp, document, id } = reading.line
    const from = localDate(reading.line.from)
    const known = (await book.call('services.listServices', {})).find((one) => one.code === code)
    if (known === undefined) throw new Refusal([unknownService(code)])
    const targets = [...known.targets.filter((one) => one.from !== from), { from, shareBp, document }]
    const { entryId, changed } = await book.call('services.saveServices', {
      clientId: lineClientId(json, id),
      basedOn: [known],
      services: [{ ...known, targets: targets.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }],
    })
    return { changed, isRepeated: entryId !== null && changed === 0 }
  },
}

function unknownService(code: string) {
  return printedIssue(errorIssue('unknown-service', { path: 'serviceTarget' }, { code }))
}
