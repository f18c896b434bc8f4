/** Files against a book that has recorded sessions: what they took in is in the file's "trong đó lưu động" already. */
import { describe, expect, it } from 'vitest'
import { issueText } from '#shared/texts/messages.ts'
import { type BookFacts, eaKly, on, planBook, planOf, reads, stands, statuses, written } from './plan-fixture.ts'

const session = (indicator: string, typed: number) => stands(eaKly, indicator, typed, { channel: 'SESSION' })
const whole = (value: number) => reads(eaKly, 'CC_NEW', value)
const mobile = (value: number) => reads(eaKly, 'CC_NEW', value, { channel: 'MOBILE' })

describe('a file with "tổng, trong đó lưu động" over recorded sessions', () => {
  it('leaves the mobile part without a record what the sessions do not have', () => {
    const standing = [session('CC_NEW', 11), session('CC_NEW', 4)]
    const plan = planOf([whole(30), mobile(18)], { standing })
    expect(written(plan).toSorted()).toEqual(['CC_NEW FIXED 12', 'CC_NEW MOBILE 3'])
  })

  it('types no mobile part where the sessions make it up', () => {
    const standing = [session('CC_NEW', 18), session('CC_TOTAL', 18)]
    expect(written(planOf([whole(30), mobile(18)], { standing }))).toEqual(['CC_NEW FIXED 12'])
    const same = { standing: [...standing, stands(eaKly, 'CC_NEW', 12)] }
    expect(statuses(planOf([whole(30), mobile(18)], same))).toEqual(['same', 'same'])
  })

  it('takes what was typed as mobile down by what a session has since', () => {
    const standing = [
      stands(eaKly, 'CC_NEW', 12),
      stands(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' }),
      session('CC_NEW', 15),
    ]
    const plan = planOf([whole(30), mobile(18)], { standing })
    expect(written(plan)).toEqual(['CC_NEW MOBILE 3'])
  })

  it('a whole alone gives the counter what sessions and mobile teams leave', () => {
    const standing = [stands(eaKly, 'CC_NEW', 2, { channel: 'MOBILE' }), session('CC_NEW', 15)]
    expect(written(planOf([whole(30)], { standing }))).toEqual(['CC_NEW FIXED 13'])
  })

  it('less mobile than the sessions have is refused, in words', () => {
    const plan = planOf([whole(30), mobile(9)], { standing: [session('CC_NEW', 15)] })
    expect(written(plan).filter((one) => one.includes('MOBILE'))).toEqual([])
    const issue = plan.issues.find(({ code }) => code === 'import/sessions-exceed-mobile')
    expect(issue && issueText(issue)).toContain('lưu động 9, ít hơn 15 của các buổi lưu động đã ghi')
  })

  it('a request for a locked day remembers the sessions it was worked out beside', () => {
    const facts: BookFacts = { standing: [session('CC_NEW', 15)], locked: [{ unitCode: eaKly, on }] }
    expect(planOf([whole(30), mobile(18)], facts).requests).toMatchObject([
      { channel: 'MOBILE', value: 3, stood: null, beside: 27 },
      { channel: 'FIXED', value: 12, stood: null, beside: 18 },
    ])
  })

  it('a month over days that have only sessions confirms them or is refused', () => {
    const month = { from: '2023-04-01', to: '2023-04-19' }
    const standing = [session('CC_NEW', 15)]
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', 15, month)], { standing }))).toEqual(['same'])
    expect(planOf([reads(eaKly, 'CC_NEW', 40, month)], { standing }).issues).toMatchObject([
      { code: 'import/span-differs' },
    ])
    expect(planBook({ standing }).standing.page(eaKly, on, on).get('CC_NEW')).toMatchObject({ recorded: 15 })
  })
})
