import { z } from 'zod'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { readShareBp } from '#shared/settings/setup-targets.rules.ts'
import { isTargetMeasure, canonicalMeasure, measureFigures, shareDenominators } from '#shared/targets/measures.rules.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import type { Book } from './open-book.ts'
import { lineClientId, lineFields, type JsonLine, type Reading, readFields } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { Refusal } from './refusal.ts'

type SetInput = Input<'targets.setTargets'>

const { text, date, countOrBlank } = lineFields
const percentMessage =
  'cần số nguyên hoặc chữ như "55,5", từ 0 đến 1000, tối đa hai chữ số thập phân; null là bỏ chỉ tiêu'

const targetLineSchema = z.strictObject({
  target: z
    .strictObject({
      measure: text(40)
        .overwrite(canonicalMeasure)
        .refine(isTargetMeasure, 'cần CC, COL, ACT, mã một số phát sinh (EID2_ACT) hoặc mã số đang có (CLEAN_DONE)'),
      kind: z.enum(['cumulative', 'in-period'], 'cần "cumulative" (tích lũy) hoặc "in-period" (trong kỳ)'),
      from: date,
      to: date,
      document: z.string('cần chữ trong ngoặc kép').max(200, 'tối đa 200 ký tự').default(''),
      counts: z.record(text(32), countOrBlank, 'cần {"MÃ ĐƠN VỊ": số}').optional(),
      percent: z
        .union([z.int(), z.string()], percentMessage)
        .refine((value) => readShareBp(String(value)) !== null, percentMessage)
        .nullable()
        .optional(),
      of: z.enum(shareDenominators, `cần một trong ${shareDenominators.join(', ')}`).default('POP_ELIG'),
      units: z.array(text(32), 'cần danh sách mã đơn vị').min(1, 'không được rỗng').optional(),
    })
    .refine(({ counts, percent }) => (counts === undefined) !== (percent === undefined), {
      path: ['percent'],
      message: 'cần "counts" hoặc "percent", một trong hai',
    })
    .refine(({ counts, units }) => counts === undefined || units === undefined, {
      path: ['units'],
      message: 'chỉ đi với "percent"',
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'sớm hơn "from"' })
    .refine(({ kind, measure }) => kind === 'cumulative' || !isLevel(measure), {
      path: ['kind'],
      message: 'số đang có chỉ đặt được chỉ tiêu tích lũy',
    }),
  id: text(100).optional(),
})
type TargetLine = z.output<typeof targetLineSchema>

/** Targets of one measure and span: a count for each unit, or a percentage for all communes or some. */
export const targetKind: RecordKind = {
  field: 'target',
  details: `  {"target":{"measure":"ACT","kind":"cumulative","from":"2023-01-01","to":"2023-06-30","document":"KH 12/KH-CAH",
   "percent":55,"of":"POP_ELIG"}}                                            (trên một dòng)
  {"target":{"measure":"EID2_ACT","kind":"in-period","from":"2023-06-01","to":"2023-06-30","counts":{"24490":300}}}
  target              chỉ tiêu của một chỉ số trong một thời hạn; đặt lại cùng đơn vị, chỉ số và thời hạn là thay số cũ
    measure           CC, COL, ACT, mã một số phát sinh (EID2_ACT, CC_DLV) hoặc mã số đang có (CLEAN_DONE, COMM_GROUPS)
    kind              cumulative (tích lũy) hoặc in-period (trong kỳ, từ "from")
    counts            số phải đạt của từng đơn vị; null là bỏ chỉ tiêu của đơn vị đó
    percent           tỷ lệ % chung của các xã, hoặc chỉ của "units"; số lẻ viết "55,5"; null là bỏ chỉ tiêu
    of                mẫu số của tỷ lệ: ${shareDenominators.slice(0, 3).join(', ')} …, mặc định POP_ELIG`,
  recorder(book) {
    return async (json) => {
      const reading: Reading<TargetLine> = readFields(json, targetLineSchema)
      if (!reading.ok) throw new Refusal(reading.issues)
      const { changed, isRepeated = false } = await book.call(
        'targets.setTargets',
        await setRequest(book, json, reading.line),
      )
      return { changed, isRepeated }
    }
  },
}

async function setRequest(book: Book, json: JsonLine, { target, id }: TargetLine): Promise<SetInput> {
  const { counts, percent, of, units, from, to, ...about } = target
  const common = { ...about, from: localDate(from), to: localDate(to) }
  const clientId = lineClientId(json, id)
  const targets: Target[] =
    counts === undefined
      ? (units ?? (await communesOn(book, from))).map((unitCode) => ({
          ...common,
          unitCode,
          needed: shareOf(percent ?? null, of),
        }))
      : Object.entries(counts).map(([unitCode, count]) => ({
          ...common,
          unitCode,
          needed: count === null ? null : { count },
        }))
  return { clientId, source: 'command-line', targets }
}

function shareOf(percent: number | string | null, denominator: TargetLine['target']['of']): Target['needed'] {
  const shareBp = percent === null ? null : readShareBp(String(percent))
  return shareBp === null ? null : { shareBp, denominator }
}

/** Communes on the first day of the target; a unit without communes is its own. */
async function communesOn(book: Book, on: string): Promise<string[]> {
  const rows = await book.call('units.listRows', { on: localDate(on) })
  const communes = rows.filter((row) => row.kind === 'commune')
  return (
    communes.length === 0 ? rows.filter((row) => row.kind !== 'unallocated' && row.kind !== 'outside') : communes
  ).map((row) => row.code)
}

function isLevel(measure: string): boolean {
  return isTargetMeasure(measure) && measureFigures(measure).flow === null
}
