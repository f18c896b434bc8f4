import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDateText } from '#shared/kernel/date-text.ts'
import { addDays, formatDate, formatDateInWords, localDate, partsOf } from '#shared/kernel/local-date.ts'

const seed = 20230415
const anyDate = fc.integer({ min: 0, max: 109_571 }).map((days) => addDays(localDate('1900-01-01'), days))

describe('reading a written date', () => {
  it('reads back every date in every way it is written', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { year, month, day } = partsOf(date)
        const ways = [
          date,
          formatDate(date),
          formatDateInWords(date),
          `${day}/${month}/${year}`,
          `${day}.${month}.${year}`,
          `${day}-${month}-${year}`,
          `Tính đến ngày ${formatDate(date)}`,
          `đến hết ngày ${day}/${month}/${year}`,
          `Ngày ${day} tháng ${month} năm ${year}`.normalize('NFD'),
        ]
        for (const text of ways) expect(readDateText(text)).toEqual({ kind: 'date', value: date })
      }),
      { seed },
    )
  })

  it('asks for the year of a day and month, unless the sheet settles it', () => {
    expect(readDateText('15/4')).toEqual({ kind: 'ask-year', day: 15, month: 4 })
    expect(readDateText('ngày 15 tháng 4')).toEqual({ kind: 'ask-year', day: 15, month: 4 })
    expect(readDateText('tính đến 15/4', { year: 2023 })).toEqual({ kind: 'date', value: '2023-04-15' })
  })

  it('asks for the year of 29/2 and refuses it in a year without that day', () => {
    expect(readDateText('29/2')).toEqual({ kind: 'ask-year', day: 29, month: 2 })
    expect(readDateText('29/2', { year: 2024 })).toEqual({ kind: 'date', value: '2024-02-29' })
    expect(readDateText('29/2', { year: 2023 })).toEqual({ kind: 'refused', reason: 'no-such-day' })
  })

  it('keeps the written year whatever the sheet says', () => {
    expect(readDateText('15/4/2022', { year: 2023 })).toEqual({ kind: 'date', value: '2022-04-15' })
  })

  it.each([
    ['4/15/2023', 'no-such-day'],
    ['30/2', 'no-such-day'],
    ['0/4/2023', 'no-such-day'],
    ['15/4/1899', 'no-such-day'],
    ['15/4/23', 'two-digit-year'],
    ['15/4.2023', 'not-a-date'],
    ['15/4/202', 'not-a-date'],
    ['1.5', 'not-a-date'],
    ['45031', 'not-a-date'],
    ['tháng 4/2023', 'not-a-date'],
    ['', 'not-a-date'],
  ])('"%s" is refused: %s', (text, reason) => {
    expect(readDateText(text)).toEqual({ kind: 'refused', reason })
  })
})
