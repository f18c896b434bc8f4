import { describe, expect, it } from 'vitest'
import { indicators } from '#shared/indicators/catalogue.ts'
import { indicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import {
  allTargetMeasures,
  canonicalMeasure,
  denominatorLabel,
  denominatorLevels,
  denominatorValue,
  isTargetMeasure,
  measureFigures,
  measureLabel,
  shareDenominators,
} from '#shared/targets/measures.rules.ts'
import { targetSchema } from '#shared/targets/targets.schema.ts'

const target = {
  unitCode: '24490',
  measure: 'ACT',
  kind: 'cumulative',
  needed: { count: 1 },
  from: '2023-01-01',
  to: '2023-12-31',
  document: '',
}

describe('what a target may count', () => {
  it('is every flow with its cumulative, the three of the daily screens under one name', () => {
    for (const { code } of indicators.filter((one) => one.type === 'flow')) {
      const measure = canonicalMeasure(code)
      expect(isTargetMeasure(measure)).toBe(true)
      const { flow, cumulative } = measureFigures(measure)
      expect(flow).toBe(code)
      expect(indicator(cumulative).plus).toEqual([code])
    }
    for (const main of targetMeasures) {
      expect(canonicalMeasure(targetNumerators(main).flow)).toBe(main)
      expect(measureFigures(main)).toEqual(targetNumerators(main))
    }
    expect(isTargetMeasure('EID_ACT')).toBe(false)
  })

  it('is a typed level of work done, and never a population or a level that is only a base', () => {
    expect(measureFigures('CLEAN_DONE')).toEqual({ cumulative: 'CLEAN_DONE', flow: null })
    expect(isTargetMeasure('COMM_GROUPS')).toBe(true)
    for (const code of [
      'POP_ELIG',
      'POP_EXCL_PRISON',
      'CC_ERR',
      'CLEAN_ALL',
      'EID_WAIT',
      'EID2_STOCK',
      'R_ACT_ELIG',
      '',
    ])
      expect([code, isTargetMeasure(code)]).toEqual([code, false])
  })

  it('is named once, by the words of the day', () => {
    const measures = allTargetMeasures()
    expect(new Set(measures).size).toBe(measures.length)
    expect(measureLabel('EID2_ACT', '2023-06-30')).toBe('Kích hoạt mức 2')
    expect(measureLabel('EID2_ACT', '2024-07-01')).toBe('Kích hoạt mức độ 02')
  })
})

describe('what a share may be taken of', () => {
  it('adds levels up, and is not known while one of them is blank', () => {
    expect(denominatorValue('POP_TOTAL+POP_TEMP', { POP_TOTAL: 100, POP_TEMP: 7 })).toBe(107)
    expect(denominatorValue('POP_TOTAL+POP_TEMP', { POP_TOTAL: 100, POP_TEMP: null })).toBeNull()
    expect(denominatorValue('POP_ELIG', {})).toBeNull()
    expect(denominatorLabel('POP_TOTAL+POP_TEMP', '2023-06-30')).toBe('Nhân khẩu thường trú + nhân khẩu tạm trú')
  })

  it('is made of levels of the catalogue', () => {
    for (const code of shareDenominators.flatMap(denominatorLevels)) expect(indicator(code).type).not.toBe('flow')
  })
})

describe('a target', () => {
  it('of what is a level is never of a period', () => {
    expect(targetSchema.safeParse({ ...target, measure: 'CLEAN_DONE' }).success).toBe(true)
    expect(targetSchema.safeParse({ ...target, measure: 'CLEAN_DONE', kind: 'in-period' }).success).toBe(false)
    expect(targetSchema.safeParse({ ...target, measure: 'CC_DLV', kind: 'in-period' }).success).toBe(true)
  })

  it('is kept under one name of its measure', () => {
    expect(targetSchema.parse({ ...target, measure: 'EID_ACT' }).measure).toBe('ACT')
    expect(targetSchema.safeParse({ ...target, measure: 'POP_TOTAL' }).success).toBe(false)
  })
})
