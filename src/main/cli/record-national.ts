import { z } from 'zod'
import { localDate } from '#shared/kernel/local-date.ts'
import { lineClientId, lineFields, type Reading, readFields } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { createRowFinder } from './record-rows.ts'
import { Refusal } from './refusal.ts'

const { text, date, countOrBlank } = lineFields

const nationalLineSchema = z.strictObject({
  national: text(32),
  date,
  figures: z
    .record(text(40), countOrBlank, 'cần {"MÃ": số}')
    .refine((figures) => Object.keys(figures).length > 0, 'cần ít nhất một số'),
  reasons: z.record(text(40), z.string('cần chữ trong ngoặc kép').max(300, 'tối đa 300 ký tự')).default({}),
  document: z.string('cần chữ trong ngoặc kép').max(200, 'tối đa 200 ký tự').default(''),
  id: text(100).optional(),
})
type NationalLine = z.output<typeof nationalLineSchema>

/** What the national system shows for a row at the close of a day, with reasons of differences. */
export const nationalKind: RecordKind = {
  field: 'national',
  details: `  {"national":"24490","date":"2023-04-30","figures":{"CC_CUM":15102,"EID_ACT_CUM":8890},
   "reasons":{"CC_CUM":"7 hồ sơ nhập trễ"},"document":"Tra cứu 17 giờ 30/4"}      (trên một dòng)
  national            mã đơn vị của số liệu gốc trên hệ thống quốc gia, để đối chiếu; không cộng vào sổ
  figures             số lũy kế, số tồn tại cuối ngày: CC_CUM, EID_COL_CUM, EID_APP_CUM, EID_ACT_CUM …; null là xoá
  reasons             lý do chênh lệch theo mã; chữ rỗng là xoá`,
  async recorder(book) {
    const rowOf = await createRowFinder(book)
    return async (json) => {
      const reading: Reading<NationalLine> = readFields(json, nationalLineSchema)
      if (!reading.ok) throw new Refusal(reading.issues)
      const { national, figures, reasons, document, id } = reading.line
      const on = localDate(reading.line.date)
      const { row: unitCode } = await rowOf(national, on)
      const { entryId, changed } = await book.call('reconciliation.recordNational', {
        clientId: lineClientId(json, id),
        source: 'command-line',
        document,
        figures: Object.entries(figures).map(([indicator, value]) => ({ unitCode, indicator, on, value })),
        reasons: Object.entries(reasons).map(([indicator, reason]) => ({ unitCode, indicator, on, reason })),
      })
      return { changed, isRepeated: entryId !== null && changed === 0 }
    }
  },
}
