import type { Output } from '#shared/contract/contract.ts'
import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import { formatPercent, NO_VALUE, type PercentFormat } from '#shared/kernel/ratio.ts'
import { dueFormSchema, type SlotCell, slotKinds, type SlotTally } from '#shared/province/completeness.schema.ts'
import { isLacking } from '#shared/province/completeness-rates.rules.ts'
import { usualKind } from '#shared/province/completeness-slots.rules.ts'
import { slotStateTexts } from '#shared/texts/completeness.texts.ts'
import { choiceOption, dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { UsageError } from '../refusal.ts'
import { type TextColumn, textTable } from '../text-table.ts'

type Matrix = Output<'province.getCompleteness'>

export const statusCommand = defineCommand({
  name: 'status',
  summary: 'in tình hình nộp của các đơn vị trong tỉnh: đã nộp, trễ, thiếu',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'một ngày, hoặc kỳ có ngày đó' },
    from: { kind: 'text', value: 'D', summary: 'ngày đầu, cùng với --to' },
    to: { kind: 'text', value: 'D', summary: 'ngày cuối: các ngày, các kỳ kết thúc trong khoảng này' },
    form: { kind: 'text', value: 'BM01|BM02|BM04', summary: 'biểu phải nộp; mặc định BM01' },
    kind: { kind: 'text', value: slotKinds.join('|'), summary: 'kỳ nộp; mặc định ngày với BM01, tháng với biểu khác' },
  },
  details: `Giờ nộp là lúc sớm hơn trong hai lúc: giờ xuất ghi trong tệp và giờ tỉnh nhận tệp. Tỷ lệ tính trên các kỳ phải nộp đã qua hạn;
nộp lại tính một lần; ngày nghỉ, đơn vị được miễn, kỳ chưa đến hạn không tính. “Chưa xác thực”: sổ có số nhưng chưa có tệp nộp.
JSON: {ok, form, kind, at, slots:[{from, to, label, restName, deadlineAt}], units:[{unit, name, slots:[{state, isRequired, isDue, isLate,
isEmpty, accepted, sequence, sentAt}], counts, submitted:{num, den, text}, onTime:{num, den, text}}], total:{counts, submitted, onTime},
missing:[{unit, name, from, to, state}]}. state: submitted, resubmitted, late, empty, missing, unverified, exempt, waiting, rest, outside.
Lệnh chạy được thì kết thúc 0, dù còn đơn vị thiếu.`,
  run({ options, author }) {
    const form =
      options.form === undefined ? 'BM01' : choiceOption('form', options.form, dueFormSchema.options, 'status')
    const kind = options.kind === undefined ? usualKind(form) : choiceOption('kind', options.kind, slotKinds, 'status')
    const span = readSpan(options)
    return withBook({ dbPath: options.db, author, isReading: true }, async (book) => {
      const format = await book.call('settings.getReporting', {})
      const { from, to } = 'on' in span ? periodContaining(kind, format.calendar, span.on) : span
      const matrix = await book.call('province.getCompleteness', { form, kind, from, to })
      return { json: { ok: true, ...statusJson(matrix, format) }, text: statusText(matrix, format) }
    })
  },
})

type Span = { readonly on: LocalDate } | { readonly from: LocalDate; readonly to: LocalDate }

function readSpan({ date, from, to }: Readonly<Partial<Record<'date' | 'from' | 'to', string | undefined>>>): Span {
  if (date !== undefined && from === undefined && to === undefined) return { on: dateOption('date', date, 'status') }
  if (date !== undefined || from === undefined || to === undefined)
    throw new UsageError('cần --date, hoặc --from cùng với --to', 'status')
  const span = { from: dateOption('from', from, 'status'), to: dateOption('to', to, 'status') }
  if (span.to < span.from) throw new UsageError('--to phải từ --from trở đi', 'status')
  return span
}

function statusJson({ form, kind, at, slots, units, total }: Matrix, format: PercentFormat) {
  return {
    form,
    kind,
    at,
    slots,
    units: units.map(({ unitCode, unitName, cells, tally }) => ({
      unit: unitCode,
      name: unitName,
      slots: cells,
      ...ratesOf(tally, format),
    })),
    total: ratesOf(total, format),
    missing: lackingOf({ slots, units }).map(({ unit, name, slot, cell }) => ({
      unit,
      name,
      from: slot.from,
      to: slot.to,
      state: cell.state,
    })),
  }
}

function ratesOf(tally: SlotTally, format: PercentFormat) {
  const rate = (num: number) => ({ num, den: tally.due, text: formatPercent(num, tally.due, format) })
  return { counts: tally, submitted: rate(tally.submitted), onTime: rate(tally.onTime) }
}

function lackingOf({ slots, units }: Pick<Matrix, 'slots' | 'units'>) {
  return slots.flatMap((slot, index) =>
    units.flatMap(({ unitCode: unit, unitName: name, cells }) => {
      const cell = cells[index]
      return cell !== undefined && isLacking(cell) ? [{ unit, name, slot, cell }] : []
    }),
  )
}

function statusText(matrix: Matrix, format: PercentFormat): string {
  const { form, slots, units, total } = matrix
  const [first, last] = [slots[0], slots.at(-1)]
  if (first === undefined || last === undefined) return 'Trong khoảng này không có kỳ nào kết thúc.'
  const title = first === last ? first.label : `${first.label} – ${last.label}`
  const table =
    first === last
      ? textTable(
          oneColumns,
          units.map(({ unitName, cells }) => oneRow(unitName, cells[0])),
        )
      : textTable(manyColumns, [
          ...units.map(({ unitName, tally }) => manyRow(unitName, tally, format)),
          manyRow('Cộng', total, format),
        ])
  return [
    `${form}, ${title}`,
    '',
    table,
    '',
    `Đã nộp ${rateText(total.submitted, total.due, format)}; đúng hạn ${rateText(total.onTime, total.due, format)}.`,
    ...lackingLines(matrix),
  ].join('\n')
}

const oneColumns: readonly TextColumn[] = [
  { title: 'Đơn vị', align: 'left' },
  { title: 'Tình trạng', align: 'left' },
  { title: 'Lúc gửi', align: 'left' },
  { title: 'Lần xuất', align: 'right' },
]

function oneRow(name: string, cell: SlotCell | undefined): string[] {
  if (cell === undefined) return [name]
  const { state, sentAt, sequence } = cell
  return [
    name,
    slotStateTexts[state],
    sentAt === null ? NO_VALUE : momentText(sentAt),
    sequence === null ? NO_VALUE : String(sequence),
  ]
}

const manyColumns: readonly TextColumn[] = [
  { title: 'Đơn vị', align: 'left' },
  { title: 'Phải nộp', align: 'right' },
  { title: 'Đã nộp', align: 'right' },
  { title: 'Đúng hạn', align: 'right' },
  { title: 'Trễ', align: 'right' },
  { title: 'Thiếu', align: 'right' },
  { title: 'Chưa xác thực', align: 'right' },
  { title: 'Nộp lại', align: 'right' },
  { title: 'Miễn', align: 'right' },
  { title: '% nộp', align: 'right' },
  { title: '% đúng hạn', align: 'right' },
]

function manyRow(name: string, tally: SlotTally, format: PercentFormat): string[] {
  const { due, submitted, onTime, late, missing, unverified, resubmitted, exempt } = tally
  return [
    name,
    ...[due, submitted, onTime, late, missing, unverified, resubmitted, exempt].map(formatCount),
    formatPercent(submitted, due, format),
    formatPercent(onTime, due, format),
  ]
}

function rateText(num: number, den: number, format: PercentFormat): string {
  return `${formatCount(num)}/${formatCount(den)} (${formatPercent(num, den, format)})`
}

/** A line for each day or period that lacks a sheet, with its units. */
function lackingLines(matrix: Matrix): string[] {
  const lacking = lackingOf(matrix)
  return matrix.slots.flatMap((slot) => {
    const names = lacking
      .filter((one) => one.slot === slot)
      .map(({ name, cell }) => `${name} (${slotStateTexts[cell.state].toLocaleLowerCase('vi')})`)
    return names.length === 0 ? [] : [`Chưa nộp ${lowerFirst(slot.label)}: ${names.join('; ')}.`]
  })
}

/** '16:35:07 14/04/2023' */
function momentText(instant: string): string {
  return `${timeOfInstant(instant)} ${formatDate(dateOfInstant(instant))}`
}
