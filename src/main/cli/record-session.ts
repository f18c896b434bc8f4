import { z } from 'zod'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { sessionGroups, sessionStatusSchema } from '#shared/sessions/sessions.schema.ts'
import { issueText } from '#shared/texts/messages.ts'
import { lineClientId, lineFields, type JsonLine, type Reading, readFields } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { createRowFinder } from './record-rows.ts'
import { Refusal } from './refusal.ts'

type SaveInput = Input<'sessions.saveSession'>
type RowFinder = Awaited<ReturnType<typeof createRowFinder>>

const { text, date, count } = lineFields
const words = (max: number) => z.string('cần chữ trong ngoặc kép').max(max, `tối đa ${max} ký tự`).default('')
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `cần một trong ${values.map((value) => `"${value}"`).join(', ')}`)

const sessionLineSchema = z.strictObject({
  session: z.strictObject({
    id: text(64),
    date,
    start: text(5).nullable().default(null),
    end: text(5).nullable().default(null),
    workedBy: text(200),
    place: text(200),
    host: words(200),
    placeUnit: text(32).nullable().default(null),
    group: oneOf(sessionGroups),
    groupNote: words(200),
    expected: count.nullable().default(null),
    teams: count.nullable().default(null),
    staff: count.nullable().default(null),
    equipment: count.nullable().default(null),
    status: oneOf(sessionStatusSchema.options),
    cancelReason: words(300),
    note: words(500),
  }),
  figures: z
    .array(
      z.strictObject({ unit: text(32), figures: z.record(text(40), count, 'cần {"MÃ": số}') }),
      'cần danh sách […]',
    )
    .default([]),
  id: text(100).optional(),
})
type SessionLine = z.output<typeof sessionLineSchema>

/** A mobile session with what it took in, whole. */
export const sessionKind: RecordKind = {
  field: 'session',
  details: `  {"session":{"id":"truong-thpt-1504","date":"2023-04-15","start":"07:30","end":"11:00","workedBy":"Tổ lưu động 1",
    "place":"Trường THPT Buôn Ma Thuột","host":"Sở GD&ĐT","placeUnit":"24490","group":"pupils","status":"done"},
   "figures":[{"unit":"24490","figures":{"CC_NEW":30,"EID2_COL":28}}]}      (trên một dòng)
  session             một buổi lưu động, ghi trọn: buổi có cùng id được thay bằng dòng này, cùng số liệu của nó;
                      id giữ nguyên khi dời ngày hay huỷ; start, end, host, placeUnit, groupNote, expected, teams, staff,
                      equipment, cancelReason, note tuỳ chọn
    group             ${sessionGroups.join(', ')}
    status            planned (kế hoạch), done (đã thực hiện), cancelled (huỷ, kèm cancelReason)
  figures             số thu nhận trong buổi theo dòng của người dân; chỉ có ở buổi đã thực hiện. Số của buổi được cộng
                      vào lưu động của ngày, nên không ghi lại bằng channel "MOBILE"
  Trả lời kèm "totals" là số ô tổng thay đổi và "warnings" khi buổi có thể bị báo hai lần`,
  async recorder(book) {
    const rowOf = await createRowFinder(book)
    return async (json) => {
      const reading: Reading<SessionLine> = readFields(json, sessionLineSchema)
      if (!reading.ok) throw new Refusal(reading.issues)
      const saved = await book.call('sessions.saveSession', await saveRequest(json, reading.line, rowOf))
      const warnings = [...saved.pairs.map((pair) => pair.reason), ...saved.warnings.map((issue) => issueText(issue))]
      return { changed: saved.totals.length, isRepeated: saved.isRepeated, ...(warnings.length > 0 && { warnings }) }
    }
  },
}

async function saveRequest(
  json: JsonLine,
  { session, figures, id }: SessionLine,
  rowOf: RowFinder,
): Promise<SaveInput> {
  const { date: on, start: startsAt, end: endsAt, placeUnit: placeUnitCode, ...plan } = session
  const rows = await Promise.all(
    figures.map(async ({ unit, figures: ofRow }) => {
      const { row: unitCode } = await rowOf(unit, on)
      return Object.entries(ofRow).map(([indicator, value]) => ({ unitCode, indicator, value }))
    }),
  )
  return {
    clientId: lineClientId(json, id),
    plan: { ...plan, on: localDate(on), startsAt, endsAt, placeUnitCode },
    figures: rows.flat(),
  }
}
