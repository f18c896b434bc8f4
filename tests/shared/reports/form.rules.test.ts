import { describe, expect, test } from 'vitest'
import {
  comparesPeriods,
  formCodes,
  formLabel,
  formProblems,
  formTakes,
  headerCodes,
  headerDepth,
} from '#shared/reports/form.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { bm01, bm02, bm04, day, month } from './report-samples.ts'

describe('the forms that ship', () => {
  test.for([bm01, bm02, bm04])('$id holds together', (form) => {
    expect(formProblems(form)).toEqual([])
    expect(headerCodes(form.header)).toEqual(form.columns.map(({ code }) => code))
    expect(headerDepth(form.header)).toBe(3)
  })

  test('BM01 is drawn for a day, BM02 for any longer period, and only BM02 compares periods', () => {
    expect([formTakes(bm01, day), formTakes(bm01, month), formTakes(bm02, day), formTakes(bm02, month)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect([comparesPeriods(bm01), comparesPeriods(bm02)]).toEqual([false, true])
  })

  test('BM04 is drawn for a day and for any longer period, compares none, and calls the levels as the law of the day does', () => {
    expect([formTakes(bm04, day), formTakes(bm04, month), comparesPeriods(bm04)]).toEqual([true, true, false])
    const words = (on: string) =>
      [bm04.title, ...bm04.columns.map(({ label }) => label)].map((one) => formLabel(one, on))
    expect(words('2024-06-30').filter((label) => /mức/i.test(label) && !/mức 1|mức 2/i.test(label))).toEqual([])
    expect(words('2024-07-01').filter((label) => /mức/i.test(label) && !/mức độ 01|mức độ 02/i.test(label))).toEqual([])
  })
})

test('a form needs the flows of its columns, and the parts of totals', () => {
  const { flows, levels } = formCodes({
    ...bm01,
    columns: bm01.columns.filter(({ source }) => source.kind === 'mobile' || source.kind === 'stock'),
  })
  expect(flows?.toSorted()).toEqual(['CC_EXCH', 'CC_NEW', 'CC_REIS', 'CC_TOTAL'])
  expect(levels.length).toBeGreaterThan(0)
  expect(formCodes(bm02).flows).toEqual(expect.arrayContaining(['EID1_ACT', 'EID2_ACT', 'EID1_APP', 'EID2_APP']))
  expect(formCodes(bm02).flows).not.toContain('CC_DLV')
})

test('a dated label changes on its day, and the first one holds before', () => {
  const label = [
    { from: '2020-01-01', label: 'cũ' },
    { from: '2024-07-01', label: 'mới' },
  ]
  expect(['2019-01-01', '2024-06-30', '2024-07-01'].map((on) => formLabel(label, on))).toEqual(['cũ', 'cũ', 'mới'])
})

test('a form that contradicts itself is told apart by what is wrong', () => {
  const [, , population, target] = bm01.columns
  if (population === undefined || target === undefined) throw new Error('BM01 lost its columns')
  const broken: FormDefinition = {
    ...bm01,
    columns: [
      population,
      { ...population, source: { kind: 'flow', indicator: 'POP_ELIG' } },
      { ...target, sumOf: ['NONE'], differenceOf: ['STT', 'LESS'], source: { kind: 'ratio', ratio: 'R_NONE' } },
    ],
  }
  expect(formProblems(broken)).toEqual([
    'một mã cột dùng hai lần',
    'header không kể đủ các cột theo đúng thứ tự của columns',
    'hai cột đầu phải là số thứ tự (sequence) và đơn vị (unit)',
    'cột POP_ELIG: không có chỉ tiêu POP_ELIG loại flow',
    'cột TARGET_ACT là tổng của NONE, nhưng không có cột NONE',
    'cột TARGET_ACT là hiệu có STT, nhưng không có cột STT',
    'cột TARGET_ACT là hiệu có LESS, nhưng không có cột LESS',
    'cột TARGET_ACT: không có tỷ lệ R_NONE',
  ])
})
