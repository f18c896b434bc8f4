import { describe, expect, test } from 'vitest'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { noChoices, type ReadFigure } from '#shared/importing/understanding.schema.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { bm01, bm02, bm04, day, district, month, monthBefore } from '#tests/shared/reports/report-samples.ts'
import { contextOf, exportSample, figuresOfReport, type Marks, plainExport } from './own-export-samples.ts'

export function byKey(figures: readonly ReadFigure[]): Map<string, number | null> {
  return new Map(figures.map((one) => [`${one.unitCode} ${one.indicator} ${one.channel}`, one.value]))
}

const cases = [
  ['BM01, a day', bm01, district(day, 5), null],
  ['BM01, 47 communes', bm01, district(day, 47), null],
  ['BM02, a month', bm02, district(month, 20), district(monthBefore, 19)],
  ['BM04, a day', bm04, district(day, 20), null],
  ['BM04, a month', bm04, district(month, 47), null],
] as const

const marks: readonly Marks[] = [['sheet', 'xml', 'names'], ['sheet'], ['xml'], ['names'], ['sheet', 'names']]

describe('an untouched export', () => {
  for (const [name, form, facts, previous] of cases)
    test.each(marks)(`${name} gives its figures and no change, by %j %j %j`, (...given) => {
      const survived = given.filter((one) => one !== undefined)
      const sample = exportSample(form, facts, previous)
      const found = recogniseOwnExport(plainExport(sample, survived), contextOf(facts))
      expect(found?.own.changes).toEqual([])
      expect(found?.issues).toEqual([])
      expect(found?.questions).toEqual([])
      expect(found?.own).toMatchObject({ formId: form.id, isUntouched: true, sequence: 2, unitCode: '654' })
      expect([...(found?.own.marks ?? [])].toSorted()).toEqual([...survived].toSorted())
      expect(byKey(found?.figures ?? [])).toEqual(figuresOfReport(form, sample.report))
    })

  test('its ratios are compared as the percentages they are printed as', () => {
    const sample = exportSample(bm01, district(day, 5))
    const found = recogniseOwnExport(plainExport(sample), contextOf(district(day, 5)))
    const told = (found?.assertions ?? []).filter(({ kind, unitCode }) => kind === 'ratio' && unitCode !== null)
    expect(told.length).toBeGreaterThan(0)
    for (const { unitCode, code, stated } of told) {
      const text = sample.report.rows.find(({ unit }) => unit === unitCode)?.cells[code]?.text ?? ''
      expect(`${stated.toFixed(2).replace('.', ',')}`).toBe(text.replace(/[^0-9,]/g, ''))
    }
  })

  test('a file without any of the marks is none', () => {
    const sample = exportSample(bm01, district(day, 5))
    expect(recogniseOwnExport(plainExport(sample, []), contextOf(district(day, 5)))).toBeNull()
  })
})

describe('citizens’ data in an export that came back', () => {
  const sample = exportSample(bm01, district(day, 5))
  const context = contextOf(district(day, 5))
  const last = Math.max(...sample.sheet.cells.map(({ column }) => column))
  const withColumn = (column: number, texts: readonly string[]) => {
    const workbook = plainExport(sample)
    const cells = texts.map((text, index) => {
      const place = { row: sample.sheet.headerRows.last + 2 + index, column }
      return { address: cellAddress(place.row, place.column), ...place, type: 'text' as const, value: text, text }
    })
    const [first, ...others] = workbook.sheets
    if (first === undefined) throw new Error('no sheet')
    const places = new Set(cells.map(({ address }) => address))
    const kept = first.cells.filter(({ address }) => !places.has(address))
    return { ...workbook, sheets: [{ ...first, cells: [...kept, ...cells] }, ...others] }
  }

  test.each([
    ['numbers in a column of their own', last + 2, ['066085001234', '066085001235']],
    ['names in a column of their own', last + 2, ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường']],
    ['numbers among the notes', last, ['066085001234', '066085001235']],
  ])('%s: no figure is taken', (_name, column, texts) => {
    const found = understand(withColumn(column, texts), context, noChoices)
    expect(found.issues.map(({ code }) => code)).toContain('import/personal-data')
    expect(found.figures).toEqual([])
    expect(JSON.stringify(found)).not.toContain(texts[0])
  })

  test('names of colleagues among the notes are no reason', () => {
    const found = understand(withColumn(last, ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường']), context, noChoices)
    expect(found.issues).toEqual([])
    expect(found.figures.length).toBeGreaterThan(0)
  })
})
