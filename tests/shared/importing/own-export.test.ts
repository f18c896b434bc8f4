import { describe, expect, test } from 'vitest'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import type { ReadFigure } from '#shared/importing/understanding.schema.ts'
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

  test('a file without any of the marks is none', () => {
    const sample = exportSample(bm01, district(day, 5))
    expect(recogniseOwnExport(plainExport(sample, []), contextOf(district(day, 5)))).toBeNull()
  })
})
