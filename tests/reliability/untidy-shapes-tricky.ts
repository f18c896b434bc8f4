import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { figureColumns, leadColumns, type PlannedColumn } from './untidy-columns.ts'
import { columnsFor, draftOf, nameOfDay, oneSection, rowsFor, tablePlan } from './untidy-draft.ts'
import { emptySheet, put, type UntidyWorkbook } from './untidy-model.ts'
import { dayAfter, dayText, daysLine, layTitle } from './untidy-paper.ts'
import { layTable, type Shape } from './untidy-shapes-single.ts'
import type { BlockName } from './untidy-vocabularies.ts'

const otherGroups = [
  'Lũy kế từ đầu năm',
  'LŨY KẾ',
  'Lũy kế đến nay',
  'Kỳ trước',
  'Ngày hôm trước',
  'Cùng kỳ năm trước',
  'Tháng trước',
  'Chỉ tiêu giao',
  'Tăng, giảm so với ngày trước',
  'Kế hoạch',
  'Còn phải thực hiện',
] as const

/** The day's columns beside the same columns of the whole, of another time, or of the plan. */
function comparedGroups(random: Random): UntidyWorkbook {
  const draft = draftOf('compared-groups', random)
  const { workbook, vocabulary, place, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const depth = pick(random, [1, 2] as const)
  const blocks: readonly BlockName[] = ['cards', pick(random, ['collected', 'approved', 'activated'] as const)]
  const once = figureColumns(random, vocabulary, { depth, blocks, isNew: place.isNew }).filter(({ meaning }) =>
    /^flow:.*:ALL$/.test(meaning),
  )
  const today = pick(random, ['Trong ngày', 'Kết quả trong ngày', 'TRONG NGÀY', `Ngày ${dayText(random, day)}`])
  const under = (over: string, isToday: boolean): PlannedColumn[] =>
    once.map(({ path, meaning }) =>
      isToday ? { path: [over, ...path], meaning } : { path: [over, ...path], meaning: 'ignored', filler: 'count' },
    )
  const other = under(pick(random, otherGroups), false)
  const groups = random.isIn(70) ? [...under(today, true), ...other] : [...other, ...under(today, true)]
  const columns = [...leadColumns(random, vocabulary), ...groups]
  const top = layTitle(sheet, random, place, columns.length, daysLine(random, days))
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top }))
  return workbook
}

/** Two rows for each commune: at the counter and by the mobile team. */
function rowsByChannel(random: Random): UntidyWorkbook {
  const draft = draftOf('rows-by-channel', random)
  const { workbook, vocabulary, place, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const columns = [
    ...leadColumns(random, vocabulary, false),
    { path: [pick(random, ['Hình thức', 'Nội dung', ''])], meaning: 'part' },
    ...figureColumns(random, vocabulary, { depth: 1, blocks: ['cards', 'activated'], isNew: place.isNew }).filter(
      ({ meaning }) => /^flow:.*:ALL$/.test(meaning),
    ),
  ]
  const rows = rowsFor(draft, days).flatMap((row) => [
    { ...row, part: { text: 'Tại chỗ', channel: 'FIXED' as const, isFirst: true } },
    {
      ...row,
      figures: draft.figures.of(row.commune, place.isNew),
      part: { text: 'Lưu động', channel: 'MOBILE' as const, isFirst: false },
    },
  ])
  const top = layTitle(sheet, random, place, columns.length, daysLine(random, days))
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rows), { top }))
  return workbook
}

/** The date of a plan in the title beside the day of the figures. */
function planDate(random: Random): UntidyWorkbook {
  const draft = draftOf('plan-date', random)
  const { workbook, day } = draft
  const days = { from: day, to: day }
  const isInFile = random.isIn(40)
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const columns = columnsFor(draft, 2)
  const top = layTitle(sheet, random, draft.place, columns.length, isInFile ? null : daysLine(random, days))
  const plan = dayText(random, dayAfter(day, -random.between(20, 300)))
  const text = pick(random, [
    `(Thực hiện Kế hoạch số ${random.between(10, 400)}/KH-UBND ngày ${plan})`,
    `(Kèm theo Công văn số ${random.between(10, 900)}/CV-CAT ngày ${plan})`,
    `Theo Chỉ thị số 05/CT-TTg ngày ${plan}`,
    `So sánh với ngày ${plan}`,
  ])
  put(sheet, top, 1, text)
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top: top + 1, totals: 'end' }))
  if (isInFile) workbook.fileName += ` ${nameOfDay(random, day)}`
  return workbook
}

/** The header once more in the middle, as printed pages have it, or an empty row under it. */
function repeatedHeader(random: Random): UntidyWorkbook {
  const draft = draftOf('repeated-header', random)
  const { workbook, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const columns = columnsFor(draft, pick(random, [1, 2]))
  const top = layTitle(sheet, random, draft.place, columns.length, daysLine(random, days))
  const parts = random.isIn(70) ? { repeatHeaderAfter: random.between(2, 4) } : { hasSpacer: true }
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top, ...parts }))
  return workbook
}

export const trickyShapes: Readonly<Record<string, Shape>> = {
  'compared-groups': comparedGroups,
  'rows-by-channel': rowsByChannel,
  'plan-date': planDate,
  'repeated-header': repeatedHeader,
}
