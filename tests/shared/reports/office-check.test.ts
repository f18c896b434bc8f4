import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, percentText } from '#shared/kernel/ratio.ts'
import { percentageProblems } from '#shared/reports/office-check.rules.ts'

const trunc = { policy: 'trunc', decimals: 2 } as const
const halfUp = { policy: 'half-up', decimals: 2 } as const
const seed = 20261128

describe('a percentage of a signed text', () => {
  it('is what the fraction beside it gives, by the policy of the report', () => {
    const text = 'Đã cấp 194.675 hồ sơ, đạt 99,98 % (194.675/194.703) học sinh.'
    expect(percentageProblems(text, trunc)).toEqual([])
    expect(percentageProblems(text, halfUp)).toEqual([
      { kind: 'differs', written: '99,98 % (194.675/194.703)', expected: '99,99 %' },
    ])
  })

  it('is never 100 % while one is lacking', () => {
    expect(percentageProblems('Đạt 100,00 % (194.702/194.703).', halfUp)).toMatchObject([{ expected: '99,99 %' }])
  })

  it('needs a fraction, and one with a denominator', () => {
    expect(percentageProblems('Đạt 85,7% trên tổng số.', trunc)).toMatchObject([
      { kind: 'no-fraction', written: '85,7 %' },
    ])
    expect(percentageProblems('Đạt 85,70 % (6/0).', trunc)).toMatchObject([{ kind: 'differs', expected: '' }])
  })

  it('is found when it is written in words', () => {
    expect(percentageProblems('Đạt 85,70 phần trăm chỉ tiêu.', trunc)).toMatchObject([{ kind: 'no-fraction' }])
    expect(percentageProblems('Đạt 85,71 phần trăm (6/7).', trunc)).toEqual([])
    expect(percentageProblems('Đạt 85,72 phần trăm (6/7).', trunc)).toMatchObject([{ expected: '85,71 %' }])
  })

  it('may be above 100 %, and may be written without spaces', () => {
    expect(percentageProblems('Đạt 100,00% (6.266.767/6.266.539).', trunc)).toEqual([])
    expect(percentageProblems('Đạt 1.250,00% (25/2).', trunc)).toEqual([])
  })

  it('written as anything but its fraction is found, whatever the counts', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000_000),
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.integer({ min: 1, max: 9 }),
        (num, den, slip) => {
          const right = percentText(num, den, trunc)
          const wrong = right.slice(0, -1) + String((Number(right.at(-1)) + slip) % 10)
          const written = (text: string) => `Đạt ${text} % (${formatCount(num)}/${formatCount(den)}) chỉ tiêu.`
          expect(percentageProblems(written(right), trunc)).toEqual([])
          expect(percentageProblems(written(wrong), trunc)).toHaveLength(1)
        },
      ),
      { seed, numRuns: 500 },
    )
  })
})

describe('a change in points', () => {
  const sentence = (change: string) =>
    `Tỷ lệ trực tuyến đạt ${formatPercent(4891, 10_000, trunc)} (4.891/10.000); ${change} so với 43,50 % (435/1.000) của tháng trước.`

  it('is the difference of the two printed percentages around it', () => {
    expect(percentageProblems(sentence('tăng 5,41 điểm %'), trunc)).toEqual([])
    expect(percentageProblems(sentence('tăng 5,42 điểm %'), trunc)).toEqual([
      { kind: 'points-differ', written: 'tăng 5,42 điểm %', expected: 'tăng 5,41 điểm %' },
    ])
    expect(percentageProblems(sentence('giảm 5,41 điểm %'), trunc)).toMatchObject([{ kind: 'points-differ' }])
  })

  it('is checked in whatever words it is told, and must say whether it rose or fell', () => {
    for (const right of [
      'tăng thêm 5,41 điểm %',
      'cao hơn 5,41 điểm phần trăm',
      'Tăng 5,41 điểm phần trăm',
      'hơn 5,41 điểm %',
    ])
      expect(percentageProblems(sentence(right), trunc)).toEqual([])
    for (const wrong of [
      'cao hơn 5,42 điểm %',
      'thấp hơn 5,41 điểm %',
      'kém 5,41 điểm phần trăm',
      'tăng 5 điểm phần trăm',
    ])
      expect(percentageProblems(sentence(wrong), trunc)).toMatchObject([{ kind: 'points-differ' }])
    expect(percentageProblems(sentence('chênh 5,41 điểm %'), trunc)).toMatchObject([{ kind: 'points-differ' }])
  })

  it('needs both percentages in its sentence', () => {
    expect(percentageProblems('Tỷ lệ tăng 5,41 điểm % so với tháng trước.', trunc)).toMatchObject([
      { kind: 'points-alone' },
    ])
    expect(
      percentageProblems('Đạt 48,91 % (4.891/10.000). Tỷ lệ tăng 5,41 điểm % so với 43,50 % (435/1.000).', trunc),
    ).toMatchObject([{ kind: 'points-alone' }])
  })
})
