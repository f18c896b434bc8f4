import { describe, expect, it } from 'vitest'
import { readDateText } from '#shared/kernel/date-text.ts'
import { readCellCount, readNumber } from '#shared/kernel/number-text.ts'
import { isTenfold } from '#shared/kernel/numbers.ts'
import { percentText, percentUnits, pointChange, sumRatios, unitsText } from '#shared/kernel/ratio.ts'
import arithmetic from '#tests/fixtures/arithmetic.json' with { type: 'json' }

function decimalsOf(printed: string): number {
  return printed.split(',')[1]?.length ?? 0
}

describe('figures of published reports', () => {
  it.each(arithmetic.ratios)('$id: $num / $den prints as the exact division says', ({ num, den, half_up, trunc }) => {
    const decimals = den === 0 ? 2 : decimalsOf(half_up)
    expect(percentText(num, den, { policy: 'half-up', decimals })).toBe(half_up)
    expect(percentText(num, den, { policy: 'trunc', decimals })).toBe(trunc)
  })

  it.each(arithmetic.ratios.filter(({ policy }) => policy !== undefined))(
    '$id: the printed $printed is reproduced by the policy named for it',
    ({ num, den, half_up, printed = '', policy }) => {
      const shown = readNumber(printed, { column: 'ratio' })
      const decimals = decimalsOf(half_up)
      const halfUp = percentUnits(num, den, { policy: 'half-up', decimals })
      const trunc = percentUnits(num, den, { policy: 'trunc', decimals })
      if (shown.kind !== 'percent') throw new Error(`${printed} is a percentage`)
      const units = shown.units * 10n ** BigInt(decimals - shown.decimals)
      expect({ halfUp: units === halfUp, trunc: units === trunc }).toEqual({
        halfUp: policy === 'half-up' || policy === 'either',
        trunc: policy === 'trunc' || policy === 'either',
      })
    },
  )

  it.each(arithmetic.sums)('$id: the parts add up to $total', ({ parts, total }) => {
    const rows = parts.map((num) => ({ num, den: num }))
    expect(sumRatios(rows)).toEqual({ total: { num: total, den: total }, leftOut: [] })
  })

  it.each(arithmetic.point_changes)('$id: $now is $change_points points above $previous', (change) => {
    const now = readNumber(change.now, { column: 'ratio' })
    const previous = readNumber(change.previous, { column: 'ratio' })
    if (now.kind !== 'percent' || previous.kind !== 'percent') throw new Error('both are percentages')
    expect(pointChange(now.units, previous.units, now.decimals)).toBe(`+${change.change_points}`)
    expect(unitsText(previous.units, previous.decimals)).toBe(change.previous)
  })

  it.each(arithmetic.weighted_totals)('$id: the total of rates is the sum over the sum', (weighted) => {
    const { total } = sumRatios(weighted.rows.map(([num = null, den = null]) => ({ num, den })))
    expect(total).toEqual({ num: weighted.total_num, den: weighted.total_den })
    const printed = percentText(total.num, total.den, { policy: 'half-up', decimals: 2 })
    expect(printed).toBe(weighted.half_up)
    expect(printed).not.toBe(weighted.never)
  })

  it.each(arithmetic.stocks)('$id: a stock ten times off the one before is noticed', ({ series, warn_at }) => {
    const noticed = series
      .slice(1)
      .filter(([, stock], index) => isTenfold(Number(series[index]?.[1]), Number(stock)))
      .map(([date]) => date)
    expect(noticed).toEqual(warn_at)
  })
})

type NumberCase = (typeof arithmetic.numbers)[number]

function casesWith<K extends keyof NumberCase>(key: K) {
  return arithmetic.numbers.filter((one) => one[key] !== undefined)
}

describe('numbers as people write them', () => {
  it('has a check for every case', () => {
    const keys = ['value', 'ratio', 'ambiguous', 'blank', 'ask', 'refuse', 'refuse_in_count_column', 'issue'] as const
    expect(keys.flatMap((key) => casesWith(key))).toHaveLength(arithmetic.numbers.length)
  })

  it.each(casesWith('value'))(
    '"$text" is the count $value, whatever the column is known to hold',
    ({ text, value }) => {
      expect(readNumber(text, { column: 'unknown' })).toEqual({ kind: 'count', value })
      expect(readNumber(text, { column: 'count' })).toEqual({ kind: 'count', value })
      expect(readCellCount(text)).toEqual({ ok: true, value })
    },
  )

  it.each(casesWith('ratio'))('"$text" is the percentage $ratio and never a count', ({ text, ratio }) => {
    expect(readNumber(text, { column: 'unknown' })).toMatchObject({ kind: 'percent', text: ratio })
    expect(readNumber(text, { column: 'ratio' })).toMatchObject({ kind: 'percent', text: ratio })
    expect(readCellCount(text)).toEqual({ ok: false, reason: 'percent' })
  })

  it.each(casesWith('ambiguous'))('"$text" has two readings until the column decides', (one) => {
    const [count, percent] = one.ambiguous ?? []
    expect(readNumber(one.text, { column: 'unknown' })).toMatchObject({
      kind: 'ambiguous',
      readings: [
        { kind: 'count', value: count },
        { kind: 'percent', text: percent },
      ],
    })
    expect(readNumber(one.text, { column: 'count' })).toEqual({ kind: 'count', value: one.in_count_column })
    expect(readNumber(one.text, { column: 'ratio' })).toMatchObject({ kind: 'percent', text: percent })
  })

  it.each(casesWith('blank'))('"$text" is blank, which is not 0', ({ text }) => {
    expect(readNumber(text, { column: 'unknown' })).toEqual({ kind: 'blank' })
    expect(readCellCount(text)).toEqual({ ok: true, value: null })
  })

  it.each(casesWith('ask'))('"$text" is asked for', ({ text }) => {
    expect(readNumber(text, { column: 'unknown' }).kind).toBe('ask')
    expect(readCellCount(text)).toEqual({ ok: false, reason: 'dash' })
  })

  it.each(casesWith('refuse'))('"$text" is refused in every column', ({ text }) => {
    for (const column of ['count', 'ratio', 'unknown'] as const) {
      expect(readNumber(text, { column }).kind).toBe('refused')
    }
  })

  it.each(casesWith('refuse_in_count_column'))('"$text" is refused among counts', ({ text }) => {
    expect(readNumber(text, { column: 'count' })).toEqual({ kind: 'refused', reason: 'not-whole' })
  })

  it.each(casesWith('issue'))('"$text" is an issue that suggests $suggest', ({ text, suggest }) => {
    expect(readNumber(text, { column: 'unknown' })).toEqual({ kind: 'issue', about: 'letter-o', suggest })
    expect(readCellCount(text)).toEqual({ ok: false, reason: 'letter-o', suggest })
  })
})

describe('dates as people write them', () => {
  it.each(arithmetic.dates)('"$text" is read, asked for or refused', ({ text, value, ask_without_year }) => {
    const reading = readDateText(text)
    if (value !== undefined) expect(reading).toEqual({ kind: 'date', value })
    else expect(reading.kind).toBe(ask_without_year === true ? 'ask-year' : 'refused')
  })
})
