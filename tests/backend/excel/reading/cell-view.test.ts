import { expect, it } from 'vitest'
import { viewWorkbook } from '#backend/excel/reading/cell-view.ts'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { plainCopy } from '#shared/importing/plain-cell.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { withoutErrorMarks } from '#shared/importing/returned-form-mark.rules.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { generateUntidy } from '../../../reliability/untidy-generate.ts'
import { contextOf } from '../../../reliability/untidy-judge.ts'
import { handMadeParts, zipOf } from './read-fixture.ts'

const seed = 20230415
const count = 120

function copied(workbook: PlainWorkbook): PlainWorkbook {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(plainCopy) })) }
}

it(`the cells of ${count} untidy workbooks are the same read from columns, and understood the same`, async () => {
  console.info(`seed ${seed}`)
  for (let number = seed; number < seed + count; number += 1) {
    const { workbook, fileName, bytes } = await generateUntidy(number)
    const packed = await readFile(fileName, bytes)
    const plain = await unpackWorkbook(packed)
    const views = viewWorkbook(packed)
    expect(copied(views)).toEqual(plain)
    const context = contextOf(workbook, fileName)
    expect(understand(views, context, noChoices)).toEqual(understand(plain, context, noChoices))
  }
})

it('every field of a cell is there, and a remark of this product is taken off', async () => {
  const row = '<row r="1" hidden="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>ax</v></c><c r="B1"><v>12345</v></c></row>'
  const bytes = zipOf(handMadeParts(row, { after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>' }))
  const packed = await readFile('a.xlsx', bytes)
  const [views, plain] = [viewWorkbook(packed), await unpackWorkbook(packed)]
  expect(plain.sheets[0]?.cells[0]).toMatchObject({ merge: 'A1:A2', hidden: true, formula: 'B1&"x"' })
  expect(copied(views)).toEqual(plain)
  expect(copied(withoutErrorMarks(views))).toEqual(plain)
})
