import { z } from 'zod'
import type { Input } from '#shared/contract/contract.ts'
import { channelSchema } from '#shared/figures/figures.schema.ts'
import { lineClientId, lineFields, type JsonLine, type Reading, readFields, readJsonLine } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { createRowFinder, type LineUnit, unitOfFigure } from './record-rows.ts'
import { Refusal } from './refusal.ts'

type RecordInput = Input<'figures.recordFigures'>

/** A line of figures that could be read. The row its unit means is looked up in the store. */
export interface RecordLine {
  readonly unit: string
  readonly channel: 'FIXED' | 'MOBILE'
  readonly from: string
  readonly to: string
  readonly figures: Readonly<Record<string, number | null>>
  readonly document: string
  readonly clientId: string
}

export type LineReading = Reading<RecordLine>

const { text, date, countOrBlank } = lineFields

const lineSchema = z
  .strictObject({
    date: date.optional(),
    from: date.optional(),
    to: date.optional(),
    unit: text(32),
    channel: z.enum(channelSchema.options, 'cần "FIXED" (tại chỗ) hoặc "MOBILE" (lưu động)').default('FIXED'),
    figures: z
      .record(text(40), countOrBlank, 'cần {"MÃ": số}')
      .refine((figures) => Object.keys(figures).length > 0, 'cần ít nhất một chỉ tiêu'),
    document: text(200).default(''),
    id: text(100).optional(),
  })
  .refine(
    ({ date: on, from, to }) =>
      on === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined,
    {
      path: ['date'],
      message: 'cần "date", hoặc cả "from" và "to"',
    },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'sớm hơn "from"',
  })

/** Figures of a row over a day or a span. */
export const figuresKind: RecordKind = {
  field: 'figures',
  details: `  {"date":"2023-04-15","unit":"24490","figures":{"CC_NEW":12,"CC_EXCH":3,"CC_REIS":0,"EID_COL":null}}
  date hoặc from,to   một ngày, hoặc số của cả một kỳ nhiều ngày
  unit                mã dòng; mã của chính đơn vị là dòng "Chưa phân xã", riêng dân số là của toàn đơn vị
  channel             "FIXED" tại chỗ (mặc định) hoặc "MOBILE" lưu động không kê theo buổi
  figures             chỉ tiêu: số nguyên ≥ 0, hoặc null là để trống; gõ được số tổng (EID_COL), phần (EID1_COL),
                      dân số (POP_ELIG) và số dư đầu kỳ (CC_CUM, đứng ở cuối ngày "date")
  document            căn cứ, tuỳ chọn (số dư đầu kỳ, dân số)
  id                  tuỳ chọn, xem "Chạy lại"`,
  async recorder(book) {
    const rowOf = await createRowFinder(book)
    return async (json) => {
      const reading = readLine(json)
      if (!reading.ok) throw new Refusal(reading.issues)
      const { line } = reading
      const request = recordRequest(line, await rowOf(line.unit, line.from))
      const { entryId, changed } = await book.call('figures.recordFigures', request)
      return { changed, isRepeated: entryId !== null && changed === 0 }
    }
  },
}

/** Reads one line of figures; `number` is its 1-based place in the file. */
export function readRecordLine(source: string, number: number): LineReading {
  const json = readJsonLine(source, number)
  return json.ok ? readLine(json.line) : json
}

function readLine(json: JsonLine): LineReading {
  const fields = readFields(json, lineSchema)
  if (!fields.ok) return fields
  const { unit, channel, figures, document, id, date: on, from = on ?? '', to = on ?? '' } = fields.line
  return { ok: true, line: { unit, channel, from, to, figures, document, clientId: lineClientId(json, id) } }
}

/** The command that records a line for the unit it names. */
function recordRequest({ figures, channel, from, to, document, clientId }: RecordLine, unit: LineUnit): RecordInput {
  const postings = Object.entries(figures).map(([indicator, value]) => ({
    unitCode: unitOfFigure(unit, indicator),
    indicator,
    channel,
    from,
    to,
    value,
  }))
  return { clientId, source: 'command-line', document, postings }
}
