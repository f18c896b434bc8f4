/** A province's sheet by commune, each unit above its communes. */
import { expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { GroupFacts } from '#shared/reports/report-facts.ts'
import { buildGrouped } from '#shared/reports/roll-up.rules.ts'
import { roman } from '#shared/reports/sheet-lines.rules.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import { textWidthPt } from '#shared/reports/text-measure.rules.ts'
import { bm02, cumulativeTarget, factsOf, halfUp, letterhead, month, row } from './report-samples.ts'

/** Thirty units of two communes; no commune has a target. */
function provinceFacts(ownTargets: GroupFacts['ownTargets']) {
  const groups = Array.from({ length: 30 }, (_, unit): GroupFacts => {
    const rows = [1, 2].map((commune) =>
      row({ code: `${unit}-${commune}`, flows: { EID_ACT: 30 }, stocks: { EID_ACT_CUM: 30 } }),
    )
    return { unit: { ...row({ code: `D${unit}` }).unit, kind: 'district' }, rows, ownTargets, ownStocks: {} }
  })
  return factsOf(
    month,
    groups.flatMap(({ rows }) => rows),
    { groups, ownTargets: cumulativeTarget(6_000, 1_800) },
  )
}

test('a target of units and not of communes is said to be in their rows, one of the whole in the total alone', () => {
  const remarks = (ownTargets: GroupFacts['ownTargets']) =>
    buildGrouped(bm02, { facts: provinceFacts(ownTargets), previous: null, days: new Map() }, halfUp).remarks.filter(
      (one) => one.includes('tính ở dòng'),
    )
  expect(remarks(cumulativeTarget(200, 60))).toEqual([
    'Chỉ tiêu kích hoạt không có của từng xã, tỷ lệ “Kích hoạt / chỉ tiêu” chỉ tính ở dòng của đơn vị và dòng tổng cộng.',
  ])
  expect(remarks({})).toEqual([
    'Chỉ tiêu kích hoạt chỉ có của toàn đơn vị, tỷ lệ “Kích hoạt / chỉ tiêu” chỉ tính ở dòng tổng cộng.',
  ])
})

test('the numeral of every unit fits its column', () => {
  const report = buildGrouped(bm02, { facts: provinceFacts({}), previous: null, days: new Map() }, halfUp)
  const sheet = layoutSheet(bm02, report, letterhead, { date: localDate('2026-01-05'), signer: 0, isSample: false })
  const numerals = sheet.cells.filter(({ column, text }) => column === 1 && /^[IVX]+$/.test(text))
  expect(numerals.map(({ text }) => text).slice(-3)).toEqual(['XXVIII', 'XXIX', 'XXX'])
  const room = (sheet.columns[0]?.widthChars ?? 0) * 5.25
  const sizePt = numerals[0]?.style.sizePt ?? 0
  expect(sizePt).toBeGreaterThan(0)
  expect(Math.max(...numerals.map(({ text }) => textWidthPt(text, { sizePt, bold: true })))).toBeLessThan(room)
})

test('numerals are the ones people write', () => {
  expect([1, 4, 9, 14, 28, 39, 40, 47, 49, 90, 99, 109].map(roman)).toEqual([
    'I',
    'IV',
    'IX',
    'XIV',
    'XXVIII',
    'XXXIX',
    'XL',
    'XLVII',
    'XLIX',
    'XC',
    'XCIX',
    'CIX',
  ])
})

test('a sheet by commune says that it is provisional, and which units sent too little', () => {
  const facts = provinceFacts({})
  const days = new Map([['D3', { submitted: 20, missing: 2, again: 0, unverified: 0 }]])
  const { subtitle, remarks } = buildGrouped(bm02, { facts, previous: null, days }, halfUp)
  expect(subtitle).toMatch(/\(số liệu tạm tính\)$/)
  expect(remarks.slice(0, 2)).toEqual([
    'Số liệu tạm tính: 1/30 đơn vị chưa nộp đủ.',
    expect.stringMatching(/^Số ngày chưa nộp: .+ \(2 ngày\)\.$/),
  ])
  const whole = buildGrouped(bm02, { facts, previous: null, days: new Map() }, halfUp)
  expect(whole.subtitle).toBeUndefined()
})
