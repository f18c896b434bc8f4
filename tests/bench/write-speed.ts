/**
 * How long a sheet of 60 rows and 30 columns takes to be written as a workbook, five times in one process.
 * usage: node tests/bench/write-speed.ts
 */
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { plainModel, sampleMeta } from '#tests/backend/excel/sample-sheet.ts'

for (let round = 0; round < 5; round += 1) {
  const startedAt = performance.now()
  const bytes = await writeWorkbook(plainModel(60, 30), sampleMeta)
  console.log(`60×30: ${bytes.length} bytes, ${Math.round(performance.now() - startedAt)} ms`)
}
