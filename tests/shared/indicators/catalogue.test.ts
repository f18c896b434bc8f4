import { describe, expect, it } from 'vitest'
import { indicators, ratios } from '#shared/indicators/catalogue.ts'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import {
  entryIndicators,
  familyOf,
  findIndicator,
  groupLabel,
  indicator,
  indicatorLabel,
  indicatorShortLabel,
  isValidOn,
  openingIndicators,
  populationIndicators,
  ratioIndicator,
  targetNumerators,
  totalOf,
} from '#shared/indicators/indicators.rules.ts'
import { indicatorGroups, targetMeasures } from '#shared/indicators/indicators.schema.ts'

const before = '2024-06-30'
const after = renamedFrom

describe('the catalogue', () => {
  it('names every code once, in capitals', () => {
    const codes = [...indicators, ...ratios].map((one) => one.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([])
  })

  it('refers only to indicators that exist', () => {
    const referred = indicators.flatMap((one) => [...(one.parts ?? []), ...(one.plus ?? []), ...(one.minus ?? [])])
    const read = ratios.flatMap((one) => [
      one.numerator,
      ...(one.less === undefined ? [] : [one.less]),
      ...(one.denominator.kind === 'stocks' ? one.denominator.codes : []),
    ])
    expect([...referred, ...read].filter((code) => findIndicator(code) === undefined)).toEqual([])
  })

  it('has the flows of the daily sheet', () => {
    const flows = indicators.filter((one) => one.type === 'flow').map((one) => one.code)
    expect(flows.toSorted()).toEqual(
      [
        'CC_NEW',
        'CC_EXCH',
        'CC_REIS',
        'CC_TOTAL',
        'CC_DEL',
        'CC_U6',
        'CC_6_13',
        'CC_14P',
        'CC_ISSUED',
        'CC_RCV',
        'CC_DLV',
        ...['COL', 'APP', 'REJ', 'ACT'].flatMap((stage) => [`EID1_${stage}`, `EID2_${stage}`, `EID_${stage}`]),
        'EID_UPG',
        'EID_UPG_ACT',
      ].toSorted(),
    )
  })

  it('has a cumulative for every flow, each counting that flow alone but for cards and stocks', () => {
    for (const flow of indicators.filter((one) => one.type === 'flow')) {
      const code = flow.code === 'CC_TOTAL' ? 'CC_CUM' : `${flow.code}_CUM`
      expect([code, indicator(code).plus, indicator(code).minus]).toEqual([
        code,
        [flow.code],
        code === 'CC_CUM' ? ['CC_DEL'] : [],
      ])
    }
  })

  it('computes stocks as the forms define them', () => {
    const formula = (code: string) => [indicator(code).plus, indicator(code).minus]
    expect(formula('CC_UNCL')).toEqual([['CC_RCV'], ['CC_DLV']])
    expect(formula('EID1_STOCK')).toEqual([['EID1_APP'], ['EID_UPG']])
    expect(formula('EID2_STOCK')).toEqual([['EID2_APP'], []])
    expect(formula('EID_WAIT')).toEqual([['EID_COL_CUM'], ['EID_APP_CUM', 'EID_REJ_CUM']])
    expect(indicator('EID_WAIT').type).toBe('difference')
  })

  it('makes the cumulative of a total of the cumulatives of its parts', () => {
    for (const total of indicators.filter(
      (one) => one.type === 'flow' && one.parts !== undefined && one.code !== 'CC_TOTAL',
    )) {
      expect(indicator(`${total.code}_CUM`).parts).toEqual(total.parts?.map((part) => `${part}_CUM`))
    }
  })

  it('divides as each ratio says', () => {
    expect(ratioIndicator('R_ACT_ELIG')).toMatchObject({
      numerator: 'EID_ACT_CUM',
      less: 'EID_UPG_ACT_CUM',
      denominator: { codes: ['POP_ELIG'] },
    })
    expect(ratioIndicator('R_ACT_RES').denominator).toEqual({ kind: 'stocks', codes: ['POP_TOTAL', 'POP_TEMP'] })
    for (const measure of targetMeasures) {
      expect(ratioIndicator(`R_${measure}_TGT`)).toMatchObject({
        numerator: targetNumerators(measure).cumulative,
        denominator: { kind: 'target', measure },
      })
      expect(indicator(targetNumerators(measure).cumulative).plus).toEqual([targetNumerators(measure).flow])
    }
  })
})

describe('a family', () => {
  it('is a total with its parts, found from any of them', () => {
    for (const code of ['CC_TOTAL', 'CC_NEW', 'CC_EXCH', 'CC_REIS'])
      expect(familyOf(code)).toEqual(['CC_TOTAL', 'CC_NEW', 'CC_EXCH', 'CC_REIS'])
    expect(familyOf('CC_DEL')).toEqual(['CC_DEL'])
    expect([totalOf('EID2_REJ'), totalOf('EID_REJ'), totalOf('CC_U6')]).toEqual(['EID_REJ', undefined, undefined])
  })

  it('of an unknown code is a mistake of the program', () => {
    for (const code of ['X', 'constructor', '__proto__']) {
      expect(() => familyOf(code)).toThrow(code)
      expect(() => ratioIndicator(code)).toThrow(code)
      expect(findIndicator(code)).toBeUndefined()
    }
  })
})

describe('dates', () => {
  it('rename the card and the levels on 1/7/2024 and not a day before', () => {
    expect([indicatorLabel('CC_TOTAL', before), indicatorLabel('CC_TOTAL', after)]).toEqual([
      'Tổng thu nhận CCCD',
      'Tổng thu nhận căn cước',
    ])
    expect([indicatorShortLabel('EID2_ACT', before), indicatorShortLabel('EID2_ACT', after)]).toEqual([
      'Mức 2',
      'MĐ 02',
    ])
    expect([groupLabel('card-intake', before), groupLabel('card-intake', after)]).toEqual([
      'CCCD trong ngày',
      'Căn cước trong ngày',
    ])
    expect(indicatorLabel('CC_CUM', '1900-01-01')).toBe('Lũy kế hồ sơ CCCD')
  })

  it('leave no old name in a label of today, and no new one in a label of then', () => {
    for (const one of [...indicators, ...ratios]) {
      expect([one.code, indicatorLabel(one.code, after)]).not.toEqual([
        one.code,
        expect.stringMatching(/CCCD|mức [12]/),
      ])
      if (!('validFrom' in one))
        expect([one.code, indicatorLabel(one.code, before)]).not.toEqual([
          one.code,
          expect.stringMatching(/căn cước|mức độ/),
        ])
    }
  })

  it('bring in the age bands from 1/7/2024', () => {
    const dated = indicators.filter((one) => one.validFrom !== undefined).map((one) => one.code)
    expect(dated.toSorted()).toEqual([
      'CC_14P',
      'CC_14P_CUM',
      'CC_6_13',
      'CC_6_13_CUM',
      'CC_U6',
      'CC_U6_CUM',
      'POP_ELIG_14P',
      'POP_ELIG_6_13',
      'POP_ELIG_U6',
    ])
    for (const list of [entryIndicators, populationIndicators, openingIndicators]) {
      expect(list(before).some((one) => !isValidOn(one, before))).toBe(false)
      expect(list(after).length - list(before).length).toBe(3)
    }
  })
})

describe('every group', () => {
  it('has a label and at least one indicator', () => {
    for (const group of indicatorGroups) {
      expect(groupLabel(group, after)).not.toBe('')
      expect(indicators.some((one) => one.group === group)).toBe(true)
    }
  })
})
