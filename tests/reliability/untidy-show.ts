import { understand } from '#shared/importing/understand.rules.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { generateUntidy, type Wanted } from './untidy-generate.ts'
import { contextOf } from './untidy-judge.ts'
import { rowsOf, shownText, type UntidyWorkbook } from './untidy-model.ts'
import { readBytes } from './untidy-reading.ts'

/** The sheets of a generated workbook as rows, its faults, and what was understood of it, for reading by a person. */
export async function showUntidy(number: number, wanted: Wanted): Promise<string> {
  const { workbook, fault, fileName, bytes } = await generateUntidy(number, wanted)
  const reading = await readBytes(fileName, bytes)
  const lines = [
    `${fileName} (${workbook.format}), fault ${fault}, ${workbook.dress.join('; ')}`,
    ...sheetLines(workbook),
  ]
  for (const one of workbook.truth.faults)
    lines.push(`fault ${one.name} (${one.mode}) sheet ${one.sheet}: ${one.addresses.join(' ')}`)
  if (reading.kind === 'refused') return [...lines, `refused: ${reading.code}`].join('\n')
  const { tables, questions, issues, shapeReason } = understand(reading.plain, contextOf(workbook, fileName), noChoices)
  lines.push(shapeReason)
  for (const table of tables) {
    lines.push(
      `table ${table.id} header ${table.headerRows.first}–${table.headerRows.last} span ${JSON.stringify(table.span)} ${table.spanDecision.confidence} ${table.spanDecision.reason}`,
    )
    for (const one of table.columns)
      lines.push(
        `  column ${one.column} ${one.header.join(' / ')} → ${JSON.stringify(one.meaning)} ${one.confidence} ${one.reason}`,
      )
    for (const row of table.rows)
      lines.push(`  row ${row.row} ${row.kind} ${row.unitCode ?? ''} ${row.confidence} ${row.reason}`)
  }
  for (const { id, code, kind, addresses, options, params } of questions)
    lines.push(
      `question ${code} (${kind}) ${id} ${addresses.join(' ')} ${JSON.stringify(params)} options ${JSON.stringify(options.slice(0, 6))}`,
    )
  for (const { code, severity, where, params } of issues)
    lines.push(`${severity} ${code} ${where.cell ?? ''} ${JSON.stringify(params)}`)
  return lines.join('\n')
}

function sheetLines({ sheets }: UntidyWorkbook): string[] {
  return sheets.flatMap((sheet) => [
    `--- ${sheet.name}${sheet.isHidden ? ' (hidden)' : ''} merges ${sheet.merges.length} hidden rows ${[...sheet.hiddenRows].join(' ')} columns ${[...sheet.hiddenColumns].join(' ')}`,
    ...rowsOf(sheet).map(
      ({ row, cells }) =>
        `${row}: ${cells.map((cell) => `${cell.column}=${shownText(cell)}${cell.formula === undefined ? '' : ' ƒ'}`).join(' | ')}`,
    ),
  ])
}
