import { describe, expect, it } from 'vitest'
import { eaKly, eaYong, hoaDong, on, planOf, reads, stands, statuses, written } from './plan-fixture.ts'

describe('a figure of a file against the book', () => {
  it('is written where the book has nothing, also a zero', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12), reads(eaKly, 'CC_EXCH', 0)])
    expect(statuses(plan)).toEqual(['new', 'new'])
    expect(written(plan)).toEqual(['CC_NEW FIXED 12', 'CC_EXCH FIXED 0'])
  })

  it('writes nothing where the book has the same', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12)], { standing: [stands(eaKly, 'CC_NEW', 12)] })
    expect(statuses(plan)).toEqual(['same'])
    expect(plan.postings).toEqual([])
  })

  it('says what stood before where it differs', () => {
    const [cell] = planOf([reads(eaKly, 'CC_NEW', 12)], { standing: [stands(eaKly, 'CC_NEW', 2)] }).cells
    expect(cell).toMatchObject({ status: 'changed', read: 12, standing: 2, before: 2, after: 12, channel: 'FIXED' })
  })

  it.each([
    ['only-empty', ['kept', 'new'], ['CC_EXCH FIXED 3']],
    ['keep', ['kept', 'kept'], []],
    ['replace', ['changed', 'new'], ['CC_NEW FIXED 12', 'CC_EXCH FIXED 3']],
    ['add', ['changed', 'new'], ['CC_NEW FIXED 14', 'CC_EXCH FIXED 3']],
  ] as const)('follows the policy %s', (conflict, ends, posted) => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12), reads(eaKly, 'CC_EXCH', 3)], {
      standing: [stands(eaKly, 'CC_NEW', 2)],
      choices: { conflict },
    })
    expect(statuses(plan)).toEqual(ends)
    expect(written(plan)).toEqual(posted)
  })

  it('follows the policy of its own cell before that of the batch', () => {
    const figure = reads(eaKly, 'CC_NEW', 12)
    const plan = planOf([figure], {
      standing: [stands(eaKly, 'CC_NEW', 2)],
      choices: { conflict: 'keep', cellConflicts: { [`0!${figure.address}`]: 'replace' } },
    })
    expect(written(plan)).toEqual(['CC_NEW FIXED 12'])
  })

  it('is not added a second time from the same bytes', () => {
    const given = { standing: [stands(eaKly, 'CC_NEW', 12)], choices: { conflict: 'add' } } as const
    expect(written(planOf([reads(eaKly, 'CC_NEW', 12)], given))).toEqual(['CC_NEW FIXED 24'])
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', 12)], { ...given, isRepeated: true }))).toEqual(['same'])
    const added = { ...given, isRepeated: true, standing: [stands(eaKly, 'CC_NEW', 24)] }
    const again = planOf([reads(eaKly, 'CC_NEW', 12), reads(eaKly, 'CC_EXCH', 3)], added)
    expect(statuses(again)).toEqual(['kept', 'new'])
    expect(written(again)).toEqual(['CC_EXCH FIXED 3'])
  })

  it('deletes with a blank only where that was asked for', () => {
    const standing = [stands(eaKly, 'CC_NEW', 12)]
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', null)], { standing }))).toEqual(['kept'])
    const asked = planOf([reads(eaKly, 'CC_NEW', null)], { standing, choices: { blankDeletes: true } })
    expect(written(asked)).toEqual(['CC_NEW FIXED trống'])
  })

  it.each([
    ['an unknown unit', reads('99999', 'CC_NEW', 1), 'unknown-unit'],
    ['a unit that is no row', reads('654', 'CC_NEW', 1), 'not-a-row'],
    ['an indicator that is worked out', reads(eaKly, 'EID_WAIT', 1), 'not-typed'],
    ['an age band before it was counted', reads(eaKly, 'CC_U6', 1), 'not-valid-on'],
    ['a day to come', reads(eaKly, 'CC_NEW', 1, { from: '2023-04-21' }), 'import/future-day'],
  ])('is refused for %s', (_what, figure, issue) => {
    const plan = planOf([figure])
    expect(statuses(plan)).toEqual([`refused ${issue}`])
    expect(plan.postings).toEqual([])
    expect(plan.issues).toContainEqual(expect.objectContaining({ code: issue, severity: 'error' }))
  })

  it('waits while its cell is asked about, and is refused where reading found a fault', () => {
    const [asked, faulty, fine] = [reads(eaKly, 'CC_NEW', 1), reads(eaYong, 'CC_NEW', 2), reads(hoaDong, 'CC_NEW', 3)]
    const question = {
      id: 'q',
      code: 'import/ask-column',
      kind: 'column',
      params: {},
      sheet: 0,
      options: [],
      answer: null,
    } as const
    const plan = planOf([asked, faulty, fine], {
      more: {
        questions: [{ ...question, params: {}, options: [], addresses: [`B1:${asked.address}`] }],
        issues: [
          { code: 'import/letter-o', severity: 'error', where: { sheet: 'BC', cell: faulty.address }, params: {} },
        ],
      },
    })
    expect(statuses(plan)).toEqual(['asked', 'refused import/letter-o', 'new'])
    expect(written(plan)).toEqual(['CC_NEW FIXED 3'])
  })
})

describe('a cell that is there twice', () => {
  it('is taken once where both say the same', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 5), reads(eaKly, 'CC_NEW', 5)])
    expect(statuses(plan)).toEqual(['new', 'same'])
    expect(written(plan)).toEqual(['CC_NEW FIXED 5'])
  })

  it('is refused in both places where they differ', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 5), reads(eaKly, 'CC_NEW', 6)])
    expect(statuses(plan)).toEqual(['refused import/twice-in-file', 'refused import/twice-in-file'])
    expect(plan.postings).toEqual([])
  })
})

describe('channels', () => {
  it('a whole gives what the mobile part of the file leaves', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 30), reads(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })])
    expect(written(plan).toSorted()).toEqual(['CC_NEW FIXED 12', 'CC_NEW MOBILE 18'])
  })

  it('a whole alone gives what the mobile part of the book leaves', () => {
    const standing = [stands(eaKly, 'CC_NEW', 10), stands(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })]
    expect(written(planOf([reads(eaKly, 'CC_NEW', 30)], { standing }))).toEqual(['CC_NEW FIXED 12'])
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', 28)], { standing }))).toEqual(['same'])
  })

  it('the same whole split otherwise moves both parts', () => {
    const standing = [stands(eaKly, 'CC_NEW', 12), stands(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })]
    const plan = planOf([reads(eaKly, 'CC_NEW', 30), reads(eaKly, 'CC_NEW', 10, { channel: 'MOBILE' })], { standing })
    expect(written(plan).toSorted()).toEqual(['CC_NEW FIXED 20', 'CC_NEW MOBILE 10'])
  })

  it('a whole smaller than its mobile part is refused, in the file and against the book', () => {
    const inFile = planOf([reads(eaKly, 'CC_NEW', 10), reads(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })])
    expect(inFile.postings).toEqual([])
    expect(inFile.cells.every(({ status }) => status === 'refused')).toBe(true)
    const standing = [stands(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })]
    const inBook = planOf([reads(eaKly, 'CC_NEW', 10)], { standing })
    expect(statuses(inBook)).toEqual(['refused import/mobile-exceeds-book'])
  })

  it('a whole that is all mobile leaves the fixed part blank', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 18), reads(eaKly, 'CC_NEW', 18, { channel: 'MOBILE' })])
    expect(written(plan)).toEqual(['CC_NEW MOBILE 18'])
    expect(statuses(plan)).toEqual(['new', 'new'])
  })
})

describe('a part by channel', () => {
  const part = (channel: 'FIXED' | 'MOBILE', value: number | null) => reads(eaKly, 'CC_NEW', value, { channel })

  it('that is blank beside the whole and the other part is what they leave', () => {
    const choices = { blankDeletes: true }
    const standing = [stands(eaKly, 'CC_NEW', 2), stands(eaKly, 'CC_NEW', 3, { channel: 'MOBILE' })]
    const whole = reads(eaKly, 'CC_NEW', 10)
    expect(written(planOf([whole, part('FIXED', 6), part('MOBILE', null)], { choices, standing }))).toEqual([
      'CC_NEW FIXED 6',
      'CC_NEW MOBILE 4',
    ])
    expect(written(planOf([whole, part('FIXED', null), part('MOBILE', 4)], { choices, standing }))).toEqual([
      'CC_NEW MOBILE 4',
      'CC_NEW FIXED 6',
    ])
    expect(written(planOf([whole, part('FIXED', null)]))).toEqual(['CC_NEW FIXED 10'])
    const blank = reads(eaKly, 'CC_NEW', null)
    expect(written(planOf([blank, part('FIXED', 6)], { choices, standing: standing.slice(0, 1) }))).toEqual([
      'CC_NEW FIXED 6',
    ])
  })

  it('is not written without its whole when that is refused or asked about', () => {
    const whole = reads(eaKly, 'CC_NEW', 40)
    const where = { sheet: 'BC', cell: whole.address }
    const fault = { code: 'import/parts-differ', severity: 'error', where, params: {} } as const
    const standing = [stands(eaKly, 'CC_NEW', 25)]
    const plan = planOf([whole, part('MOBILE', 17)], { standing, more: { issues: [fault] } })
    expect(statuses(plan)).toEqual(['refused import/parts-differ', 'refused import/parts-differ'])
    expect(plan.postings).toEqual([])
    const question = {
      id: 'q',
      code: 'import/ask-cell',
      kind: 'option',
      params: {},
      sheet: 0,
      addresses: [whole.address],
      options: [],
      answer: null,
    } as const
    const asked = planOf([whole, part('MOBILE', 17)], {
      more: { questions: [{ ...question, addresses: [whole.address], options: [] }] },
    })
    expect(statuses(asked)).toEqual(['asked', 'asked'])
  })
})

describe('a cell of which the book has one channel or both', () => {
  const part = (channel: 'FIXED' | 'MOBILE', value: number | null) => reads(eaKly, 'CC_NEW', value, { channel })
  const fixed = stands(eaKly, 'CC_NEW', 5)
  const both = [fixed, stands(eaKly, 'CC_NEW', 4, { channel: 'MOBILE' })]

  it('is kept whole where only empty ones are filled', () => {
    const choices = { conflict: 'only-empty' } as const
    const plan = planOf([part('FIXED', 6), part('MOBILE', 4)], { standing: [fixed], choices })
    expect(statuses(plan)).toEqual(['kept', 'kept'])
    const whole = planOf([reads(eaKly, 'CC_NEW', 9), part('MOBILE', 4)], { standing: [fixed], choices })
    expect([statuses(whole), written(whole)]).toEqual([['kept', 'kept'], []])
    const same = planOf([part('FIXED', 5), part('MOBILE', 4)], { standing: [fixed], choices })
    expect([statuses(same), written(same)]).toEqual([['same', 'kept'], []])
    expect(written(planOf([part('FIXED', 6), part('MOBILE', 4)], { choices }))).toEqual([
      'CC_NEW MOBILE 4',
      'CC_NEW FIXED 6',
    ])
  })

  it('a total that its parts of the book give is not typed over where only empty ones are filled', () => {
    const plan = planOf([reads(eaKly, 'CC_EXCH', 3), reads(eaKly, 'CC_TOTAL', 5)], {
      standing: [fixed],
      choices: { conflict: 'only-empty' },
    })
    expect(written(plan)).toEqual(['CC_EXCH FIXED 3'])
  })

  it('is emptied by blanks altogether or not at all', () => {
    const choices = { blankDeletes: true }
    const blank = reads(eaKly, 'CC_NEW', null)
    const all = planOf([blank, part('FIXED', null), part('MOBILE', null)], { standing: both, choices })
    expect(written(all).toSorted()).toEqual(['CC_NEW FIXED trống', 'CC_NEW MOBILE trống'])
    const rest = planOf([blank, part('MOBILE', null)], { standing: both, choices })
    expect(written(rest).toSorted()).toEqual(['CC_NEW FIXED trống', 'CC_NEW MOBILE trống'])
    const without = planOf([blank, part('FIXED', null)], { standing: both, choices })
    expect(statuses(without)).toEqual(['refused import/blank-over-mobile', 'refused import/blank-over-mobile'])
    expect(written(without)).toEqual([])
  })

  it('loses nothing to a blank beside a figure that is added', () => {
    const plan = planOf([part('FIXED', null), part('MOBILE', 3)], {
      standing: both,
      choices: { conflict: 'add', blankDeletes: true },
    })
    expect(statuses(plan)).toEqual(['kept', 'changed'])
    expect(written(plan)).toEqual(['CC_NEW MOBILE 7'])
  })
})

describe('totals and parts', () => {
  const parts = (fresh: number, changed: number, again: number) => [
    reads(eaKly, 'CC_NEW', fresh),
    reads(eaKly, 'CC_EXCH', changed),
    reads(eaKly, 'CC_REIS', again),
  ]

  it('a total that its parts make up is not typed', () => {
    const plan = planOf([...parts(12, 3, 0), reads(eaKly, 'CC_TOTAL', 15)])
    expect(statuses(plan)).toEqual(['new', 'new', 'new', 'new'])
    expect(written(plan)).toEqual(['CC_NEW FIXED 12', 'CC_EXCH FIXED 3', 'CC_REIS FIXED 0'])
  })

  it('a typed total of the book is replaced all the same', () => {
    const plan = planOf([...parts(12, 3, 0), reads(eaKly, 'CC_TOTAL', 15)], {
      standing: [stands(eaKly, 'CC_TOTAL', 14)],
    })
    expect(written(plan)).toContain('CC_TOTAL FIXED 15')
  })

  it('a total alone is typed, unless the parts of the book give it', () => {
    expect(written(planOf([reads(eaKly, 'CC_TOTAL', 15)]))).toEqual(['CC_TOTAL FIXED 15'])
    const standing = [stands(eaKly, 'CC_NEW', 12), stands(eaKly, 'CC_EXCH', 3)]
    expect(statuses(planOf([reads(eaKly, 'CC_TOTAL', 15)], { standing }))).toEqual(['same'])
  })

  it('a total that some parts of the file would move away from is typed', () => {
    const standing = [stands(eaKly, 'CC_NEW', 10), stands(eaKly, 'CC_EXCH', 5)]
    const plan = planOf([reads(eaKly, 'CC_NEW', 8), reads(eaKly, 'CC_TOTAL', 15)], { standing })
    expect(written(plan)).toEqual(['CC_NEW FIXED 8', 'CC_TOTAL FIXED 15'])
  })

  it('a total that differs from its parts is refused with them', () => {
    const plan = planOf([...parts(12, 3, 0), reads(eaKly, 'CC_TOTAL', 16)])
    expect(plan.postings).toEqual([])
    expect(plan.cells.every(({ status }) => status === 'refused')).toBe(true)
    expect(plan.issues[0]).toMatchObject({ code: 'import/parts-differ', params: { total: 16, sum: 15 } })
  })

  it('a total of the file is refused where the book keeps one of its parts from becoming what the file says', () => {
    const standing = [stands(eaKly, 'CC_NEW', 2), stands(eaKly, 'CC_NEW', 5, { channel: 'MOBILE' })]
    const parts = [
      ['CC_NEW', 3],
      ['CC_EXCH', 2],
      ['CC_REIS', 1],
      ['CC_TOTAL', 6],
    ] as const
    const plan = planOf(
      parts.map(([code, value]) => reads(eaKly, code, value)),
      { standing },
    )
    expect(statuses(plan)).toEqual([
      'refused import/mobile-exceeds-book',
      'new',
      'new',
      'refused import/part-not-taken',
    ])
    expect(plan.issues.at(-1)).toMatchObject({ code: 'import/part-not-taken', params: { total: 6, counted: 10 } })
  })

  it('parts that exceed their total are refused with it though one is missing', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12), reads(eaKly, 'CC_TOTAL', 11)])
    expect(statuses(plan)).toEqual(['refused import/parts-exceed-total', 'refused import/parts-exceed-total'])
  })
})

describe('spans', () => {
  const month = { from: '2023-04-01', to: '2023-04-15' }

  it('a figure over days that the book has is the same when it is their sum, else refused with both', () => {
    const standing = [
      stands(eaKly, 'CC_NEW', 10, { from: '2023-04-03', to: '2023-04-03' }),
      stands(eaKly, 'CC_NEW', 5, { from: '2023-04-04', to: '2023-04-04' }),
    ]
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', 15, month)], { standing }))).toEqual(['same'])
    const other = planOf([reads(eaKly, 'CC_NEW', 16, month)], { standing })
    expect(statuses(other)).toEqual(['refused import/span-differs'])
    expect(other.issues[0]?.params).toMatchObject({ value: 16, sum: 15 })
  })

  it('a total over days whose parts the book has is compared with their effective sum', () => {
    const standing = [stands(eaKly, 'CC_NEW', 10), stands(eaKly, 'CC_EXCH', 2)]
    expect(statuses(planOf([reads(eaKly, 'CC_TOTAL', 12, month)], { standing }))).toEqual(['same'])
    expect(statuses(planOf([reads(eaKly, 'CC_REIS', 1, month)], { standing }))).toEqual([
      'refused import/span-over-days',
    ])
  })

  it('a day inside a span of the book, and a span across its border, are refused', () => {
    const standing = [stands(eaKly, 'CC_NEW', 100, month)]
    expect(statuses(planOf([reads(eaKly, 'CC_NEW', 5)], { standing }))).toEqual(['refused import/day-in-span'])
    const across = reads(eaKly, 'CC_NEW', 5, { from: '2023-04-10', to: '2023-04-19' })
    expect(statuses(planOf([across], { standing }))).toEqual(['refused import/span-crosses'])
  })

  it('the same span of the book is a cell like any other', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 101, month)], { standing: [stands(eaKly, 'CC_NEW', 100, month)] })
    expect(written(plan)).toEqual(['CC_NEW FIXED 101'])
  })

  it('two spans of one file that share days are not both taken', () => {
    const first = reads(eaKly, 'CC_NEW', 4, { from: '2023-04-01', to: '2023-04-10' })
    const second = reads(eaKly, 'CC_NEW', 5, { from: '2023-04-05', to: '2023-04-15' })
    expect(statuses(planOf([first, second]))).toEqual([
      'refused import/spans-cross-in-file',
      'refused import/spans-cross-in-file',
    ])
  })

  it('days and their month in one file are taken once', () => {
    const days = [reads(eaKly, 'CC_NEW', 3, { from: '2023-04-03' }), reads(eaKly, 'CC_NEW', 4, { from: '2023-04-04' })]
    const plan = planOf([reads(eaKly, 'CC_NEW', 7, month), ...days])
    expect(written(plan)).toEqual(['CC_NEW FIXED 3', 'CC_NEW FIXED 4'])
    expect(plan.cells.map(({ status }) => status).toSorted()).toEqual(['new', 'new', 'same'])
  })
})

describe('levels', () => {
  const level = (value: number | null) => reads(eaKly, 'POP_ELIG', value, { channel: 'STOCK' })
  const given = stands(eaKly, 'POP_ELIG', 27_341, { channel: 'STOCK', from: '2023-01-01', to: '2023-01-01' })

  it('equal to the level in force write nothing', () => {
    expect(statuses(planOf([level(27_341)], { standing: [given] }))).toEqual(['same'])
  })

  it('that differ are dated at the end of the span', () => {
    const [posting] = planOf([level(27_400)], { standing: [given] }).postings
    expect(posting).toMatchObject({ channel: 'STOCK', from: on, to: on, after: 27_400, before: null })
  })

  it('are never added', () => {
    const plan = planOf([level(5)], { standing: [given], choices: { conflict: 'add' } })
    expect(statuses(plan)).toEqual(['refused import/add-level'])
  })
})

describe('locked days', () => {
  it('become requests, and what is the same stays the same', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12), reads(eaKly, 'CC_EXCH', 3), reads(eaYong, 'CC_NEW', 1)], {
      standing: [stands(eaKly, 'CC_EXCH', 3)],
      locked: [{ unitCode: eaKly, on }],
    })
    expect(statuses(plan)).toEqual(['locked', 'same', 'new'])
    expect(plan.requests).toMatchObject([{ indicator: 'CC_NEW', before: null, value: 12 }])
    expect(written(plan)).toEqual(['CC_NEW FIXED 1'])
  })

  it('remember what stood in the cell and what the plan leaves in its other channel', () => {
    const standing = [stands(eaKly, 'CC_NEW', 6, { channel: 'MOBILE' }), stands(eaYong, 'CC_NEW', 3)]
    const locked = [eaKly, eaYong].map((unitCode) => ({ unitCode, on }))
    const figures = [reads(eaKly, 'CC_NEW', 14), reads(eaKly, 'CC_NEW', 4, { channel: 'MOBILE' })]
    expect(planOf([...figures, reads(eaYong, 'CC_TOTAL', 9)], { standing, locked }).requests).toMatchObject([
      { indicator: 'CC_NEW', channel: 'MOBILE', value: 4, stood: 6, beside: 10 },
      { indicator: 'CC_NEW', channel: 'FIXED', value: 10, stood: null, beside: 4 },
      { indicator: 'CC_TOTAL', channel: 'FIXED', before: null, value: 9, stood: 3, beside: null },
    ])
  })
})
