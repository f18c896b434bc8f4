import { afterEach, describe, expect, test } from 'vitest'
import type { Campaign, CampaignLine } from '#shared/campaigns/campaigns.schema.ts'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { formatPercent } from '#shared/kernel/ratio.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { communes, district, eaKly, eaYong, openDistrict, posting, recording, span } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const from = localDate('2023-04-01')
const to = localDate('2023-04-30')
const halfUp = { policy: 'half-up', decimals: 2 } as const
const truncated = { policy: 'trunc', decimals: 2 } as const
let calls = 0
const clientId = (): string => {
  calls += 1
  return `campaign-call-${calls}`
}

function line(key: string, more: Partial<CampaignLine> = {}): CampaignLine {
  return {
    key,
    kind: 'school',
    name: `Trường ${key}`,
    unitCode: null,
    needed: 100,
    before: null,
    fromBook: false,
    note: '',
    ...more,
  }
}

function campaign(lines: readonly CampaignLine[], more: Partial<Campaign> = {}): Campaign {
  return {
    id: 'dot-60-ngay',
    name: 'Đợt cao điểm 60 ngày đêm',
    from,
    to,
    indicator: 'CC_TOTAL',
    people: 'học sinh sinh năm 2008',
    document: 'Kế hoạch 12/KH-CAH',
    lines: [...lines],
    ...more,
  }
}

const save = (book: TestBook, one: Campaign) =>
  book.call('campaigns.saveCampaign', { clientId: clientId(), campaign: one })

type Figure = Input<'campaigns.recordFigures'>['figures'][number]
const figure = (key: string, first: string, value: number | null, last = first): Figure => ({
  line: key,
  from: localDate(first),
  to: localDate(last),
  value,
})
const recordingOf = (figures: readonly Figure[]) => ({
  clientId: clientId(),
  campaignId: 'dot-60-ngay',
  figures: [...figures],
})
const record = (book: TestBook, ...figures: Figure[]) => book.call('campaigns.recordFigures', recordingOf(figures))
const progress = (book: TestBook, on: string) =>
  book.call('campaigns.getProgress', { id: 'dot-60-ngay', on: localDate(on) })

async function refusedWith(book: TestBook, name: string, input: unknown): Promise<string[]> {
  const failure = await book.failure(name, input)
  if (failure.kind !== 'domain' || failure.code !== 'campaigns/refused') throw new Error(JSON.stringify(failure))
  return (failure.data as { issues: { code: string }[] }).issues.map(({ code }) => code)
}

describe('published cohorts', () => {
  test('194.675 of 194.703 pupils print 99,98 % cut off and 99,99 % rounded, never 100 %, with 28 left', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('hs', { needed: 194_703, before: 194_000 })]))
    await record(book, figure('hs', '2023-04-10', 675))
    const { total, lines } = await progress(book, '2023-04-15')
    expect(lines[0]).toMatchObject({ done: 194_675, during: 675, remaining: 28 })
    expect([truncated, halfUp].map((format) => formatPercent(total.done, total.needed, format))).toEqual([
      '99,98 %',
      '99,99 %',
    ])
    await record(book, figure('hs', '2023-04-16', 28))
    const all = (await progress(book, '2023-04-16')).total
    expect([formatPercent(all.done, all.needed, halfUp), all.remaining]).toEqual(['100,00 %', 0])
  })

  test('100 % of officials of 24 agencies: 1.120 files, each agency by itself, done only when the last one is', async () => {
    const book = await openDistrict()
    const sizes = Array.from({ length: 24 }, (_, index) => (index < 16 ? 47 : 46))
    const lines = sizes.map((needed, index) =>
      line(`cq-${index + 1}`, { kind: 'agency', name: `Cơ quan ${index + 1}`, needed }),
    )
    await save(book, campaign(lines, { people: 'cán bộ, công chức, viên chức' }))
    const files = sizes.map((needed, index) => figure(`cq-${index + 1}`, '2023-04-12', needed))
    await record(book, ...files.slice(0, 23))
    const almost = await progress(book, '2023-04-30')
    expect(almost.total).toEqual({ needed: 1074, done: 1074, during: 1074, remaining: 0 })
    expect(almost.leftOut).toEqual(['Cơ quan 24'])
    expect(almost.lines[23]).toMatchObject({ done: null, during: null, remaining: null })
    await record(book, ...files.slice(23))
    const { total, leftOut, lines: done } = await progress(book, '2023-04-30')
    expect({ total, leftOut }).toEqual({
      total: { needed: 1120, done: 1120, during: 1120, remaining: 0 },
      leftOut: [],
    })
    expect(new Set(done.map((one) => formatPercent(one.done, one.line.needed, truncated)))).toEqual(
      new Set(['100,00 %']),
    )
  })
})

describe('figures', () => {
  test('a typed zero is reported, a blank is not, and more than all is legal', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a'), line('b'), line('c', { before: 90 })]))
    await record(book, figure('a', '2023-04-02', 0), figure('c', '2023-04-02', 25))
    const { lines, total, leftOut } = await progress(book, '2023-04-02')
    expect(lines.map(({ done, during, remaining }) => [done, during, remaining])).toEqual([
      [0, 0, 100],
      [null, null, null],
      [115, 25, 0],
    ])
    expect([total, leftOut]).toEqual([{ needed: 200, done: 115, during: 25, remaining: 100 }, ['Trường b']])
  })

  test('only what lies within the days up to the asked one counts, and a span that sticks out is named', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a', { before: 10 })]))
    await record(book, figure('a', '2023-04-03', 5), figure('a', '2023-04-10', 30, '2023-04-16'))
    const early = await progress(book, '2023-04-12')
    expect([early.total.done, early.crossing]).toEqual([
      15,
      [{ line: 'a', from: '2023-04-10', to: '2023-04-16', value: 30 }],
    ])
    const late = await progress(book, '2023-05-20')
    expect([late.total.done, late.crossing]).toEqual([45, []])
    expect((await progress(book, '2023-03-31')).total).toMatchObject({ done: 10, during: null })
  })

  test('overlaps, other days, unknown lines and lines of the book are refused, all of a call or none', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a'), line('xa', { kind: 'commune', unitCode: eaKly, fromBook: true })]))
    await record(book, figure('a', '2023-04-10', 30, '2023-04-16'))
    const refused = (...figures: Figure[]) => refusedWith(book, 'campaigns.recordFigures', recordingOf(figures))
    expect(await refused(figure('a', '2023-04-05', 1), figure('a', '2023-04-12', 2))).toEqual([
      'campaign-span-overlaps',
    ])
    expect(await refused(figure('a', '2023-05-01', 1), figure('a', '2023-03-31', 1))).toEqual([
      'campaign-outside-days',
      'campaign-outside-days',
    ])
    expect(await refused(figure('x', '2023-04-01', 1))).toEqual(['campaign-unknown-line'])
    expect(await refused(figure('xa', '2023-04-01', 1))).toEqual(['campaign-line-from-book'])
    expect((await progress(book, '2023-04-30')).total.done).toBe(30)
    const instead = [figure('a', '2023-04-10', null, '2023-04-16'), figure('a', '2023-04-12', 2)]
    expect((await record(book, ...instead)).changed).toBe(2)
    expect((await progress(book, '2023-04-30')).lines[0]?.done).toBe(2)
  })

  test('a call made twice is recorded once, and a figure that says the same makes no entry', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a')]))
    const input = recordingOf([figure('a', '2023-04-02', 7)])
    const first = await book.call('campaigns.recordFigures', input)
    const again = await book.call('campaigns.recordFigures', input)
    expect([first.changed, again.changed, again.entryId]).toEqual([1, 0, first.entryId])
    expect((await record(book, figure('a', '2023-04-02', 7))).entryId).toBeNull()
    expect((await progress(book, '2023-04-02')).total.done).toBe(7)
  })

  test('a line of the book reads the flow of its row, spans and mobile included, and the unit itself all rows', async () => {
    const book = await openDistrict()
    const booked = (key: string, unitCode: string) =>
      line(key, { kind: 'commune', unitCode, fromBook: true, before: 3 })
    await save(book, campaign([booked('xa', eaKly), booked('huyen', district)]))
    await book.call(
      'figures.recordFigures',
      recording(
        posting(eaKly, 'CC_NEW', '2023-04-02', 4),
        posting(eaKly, 'CC_EXCH', '2023-04-02', 1),
        posting(eaKly, 'CC_NEW', '2023-04-02', 6, { channel: 'MOBILE' }),
        posting(eaKly, 'CC_NEW', '2023-03-31', 50),
        span(eaYong, 'CC_TOTAL', '2023-04-03', '2023-04-09', 20),
      ),
    )
    const at = async (on: string) => (await progress(book, on)).lines.map(({ during, done }) => [during, done])
    expect(await at('2023-04-30')).toEqual([
      [11, 14],
      [31, 34],
    ])
    expect(await at('2023-04-05')).toEqual([
      [11, 14],
      [11, 14],
    ])
    expect((await progress(book, '2023-04-05')).crossing).toEqual([
      { line: 'huyen', from: '2023-04-03', to: '2023-04-09', value: 20 },
    ])
    expect(await at('2023-04-01')).toEqual([
      [null, 3],
      [null, 3],
    ])
  })

  test('add nothing to the base totals, nor to what the book of figures holds', async () => {
    const book = await openDistrict()
    const days = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }
    await book.call(
      'figures.recordFigures',
      recording(...communes.map((code) => posting(code, 'CC_TOTAL', '2023-04-10', 12))),
    )
    const totals = async () => {
      const sheet = await book.call('reports.buildReport', {
        form: 'BM02',
        period: { kind: 'custom', ...days },
        policy: 'half-up',
        decimals: 2,
      })
      return JSON.stringify([sheet.report.rows, sheet.report.total])
    }
    const postings = () => book.raw((db) => JSON.stringify(db.prepare('SELECT * FROM postings').all()))
    const [before, rows] = [await totals(), postings()]
    await save(book, campaign([line('xa', { kind: 'commune', unitCode: eaKly }), line('a')]))
    await record(book, figure('xa', '2023-04-10', 5000), figure('a', '2023-04-11', 7000))
    expect([await totals(), postings()]).toEqual([before, rows])
    expect((await book.call('backup.verifyStore', {})).ok).toBe(true)
  })
})

describe('changing a campaign', () => {
  test('a line with figures, its days and what is counted stay; once the figures are gone they may go', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a'), line('b')]))
    await record(book, figure('a', '2023-04-20', 9))
    const refused = (one: Campaign) =>
      refusedWith(book, 'campaigns.saveCampaign', { clientId: clientId(), campaign: one })
    expect(await refused(campaign([line('b')]))).toEqual(['campaign-line-has-figures'])
    expect(await refused(campaign([line('a'), line('b')], { indicator: 'EID2_COL' }))).toEqual([
      'campaign-indicator-has-figures',
    ])
    expect(await refused(campaign([line('a'), line('b')], { to: localDate('2023-04-15') }))).toEqual([
      'campaign-figures-outside',
    ])
    expect(await refused(campaign([line('a', { fromBook: true, unitCode: eaKly })]))).toEqual([
      'campaign-book-has-figures',
    ])
    expect(await refusedWith(book, 'campaigns.withdrawCampaign', { clientId: clientId(), id: 'dot-60-ngay' })).toEqual([
      'campaign-has-figures',
    ])
    await record(book, figure('a', '2023-04-20', null))
    await save(book, campaign([line('b')], { indicator: 'EID2_COL', to: localDate('2023-04-15') }))
    await book.call('campaigns.withdrawCampaign', { clientId: clientId(), id: 'dot-60-ngay' })
    expect(await book.call('campaigns.listCampaigns', {})).toEqual([])
  })

  test('what counts no flow, reads no unit or holds a number like a citizen’s is refused', async () => {
    const book = await openDistrict()
    const refused = (one: Campaign) =>
      refusedWith(book, 'campaigns.saveCampaign', { clientId: clientId(), campaign: one })
    expect(await refused(campaign([], { indicator: 'CC_CUM' }))).toEqual(['campaign-not-a-flow'])
    expect(await refused(campaign([], { indicator: 'KHONG_CO' }))).toEqual(['unknown-indicator'])
    expect(await refused(campaign([line('a', { fromBook: true })]))).toEqual(['campaign-book-without-unit'])
    expect(await refused(campaign([line('a', { unitCode: '99999' })]))).toEqual(['unknown-unit'])
    expect(await refused(campaign([line('a', { name: 'Nguyễn Văn A 066203001234' })]))).toEqual([
      'campaign-has-identifier',
    ])
  })

  test('what it was, who changed it and each figure’s change is told, newest first', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a')]))
    await save(book, campaign([line('a', { needed: 120 }), line('b')], { name: 'Đợt 90 ngày đêm' }))
    await record(book, figure('a', '2023-04-02', 7))
    await record(book, figure('a', '2023-04-02', 8))
    const history = await book.call('campaigns.listHistory', { id: 'dot-60-ngay' })
    expect(
      history.map(({ changes, figures }) => [changes.map(({ what }) => what), figures.map(({ was, is }) => [was, is])]),
    ).toEqual([
      [[], [[7, 8]]],
      [[], [[null, 7]]],
      [['name', 'needed', 'line-added'], []],
      [['created'], []],
    ])
    const { events } = await book.call('audit.listEvents', { limit: 1 })
    expect(events[0]).toMatchObject({
      groups: ['campaigns'],
      lines: ['Ghi 1 số của đợt “Đợt 90 ngày đêm”, 1 dòng, ngày 02/04/2023'],
    })
  })

  test('saved by one who saw an older one it is refused, by one who saw what stands it is taken', async () => {
    const book = await openDistrict()
    const saving = (name: string, basedOn: number | null) => ({
      clientId: clientId(),
      basedOn,
      campaign: campaign([line('a')], { name }),
    })
    const first = await book.call('campaigns.saveCampaign', saving('Đợt 60 ngày', null))
    const { entryId } = await progress(book, '2023-04-02')
    expect(entryId).toBe(first.entryId)
    await record(book, figure('a', '2023-04-02', 1))
    const second = await book.call('campaigns.saveCampaign', saving('Đợt 70 ngày', entryId))
    expect(await book.failure('campaigns.saveCampaign', saving('Đợt 90 ngày', entryId))).toMatchObject({
      code: 'campaigns/changed-since',
      data: { id: 'dot-60-ngay', at: second.savedAt, author: 'Trung uý Y Moan' },
    })
    expect((await progress(book, '2023-04-02')).campaign.name).toBe('Đợt 70 ngày')
    await book.call('campaigns.saveCampaign', saving('Đợt 90 ngày', second.entryId))
    expect((await progress(book, '2023-04-02')).campaign.name).toBe('Đợt 90 ngày')
  })

  test('taken off the list meanwhile it is not saved again, and not taken off by one who saw an older one', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a')]))
    const { entryId } = await progress(book, '2023-04-02')
    await save(book, campaign([line('a'), line('b')]))
    const withdrawing = { id: 'dot-60-ngay', basedOn: entryId }
    expect(await book.failure('campaigns.withdrawCampaign', { clientId: clientId(), ...withdrawing })).toMatchObject({
      code: 'campaigns/changed-since',
    })
    const seen = await progress(book, '2023-04-02')
    const last = { clientId: clientId(), ...withdrawing, basedOn: seen.entryId }
    await book.call('campaigns.withdrawCampaign', last)
    expect((await book.call('campaigns.withdrawCampaign', last)).changed).toBe(0)
    const again = { clientId: clientId(), basedOn: seen.entryId, campaign: campaign([line('a')]) }
    expect(await book.failure('campaigns.saveCampaign', again)).toMatchObject({ code: 'campaigns/changed-since' })
  })

  test('a commander reads and does not write', async () => {
    const book = await openDistrict()
    await save(book, campaign([line('a')]))
    const commander = { transport: 'test', identity: { author: 'Thiếu tá Hà', roles: ['commander'] } } as const
    const read = await book.dispatch('campaigns.listCampaigns', {}, commander)
    expect(read.ok).toBe(true)
    for (const [name, input] of [
      ['campaigns.recordFigures', recordingOf([figure('a', '2023-04-02', 7)])],
      ['campaigns.saveCampaign', { clientId: clientId(), campaign: campaign([line('a')]) }],
    ] as const)
      expect((await book.failure(name, input, commander)).kind).toBe('forbidden')
  })
})

test('random histories of figures end where an independent fold of the accepted ones ends', async () => {
  const seeds = [11, 12, 13]
  for (const seed of seeds) {
    const random = createRandom(seed)
    const book = await openDistrict()
    const lines = Array.from({ length: 5 }, (_, index) =>
      line(`d${index}`, {
        needed: random.isIn(25) ? null : random.between(0, 300),
        before: random.isIn(35) ? null : random.between(0, 90),
      }),
    )
    await save(book, campaign(lines))
    const stands = new Map<string, Figure & { value: number }>()
    for (let step = 0; step < 60; step += 1) {
      const first = random.between(1, 28)
      const last = random.isIn(35) ? Math.min(30, first + random.between(0, 6)) : first
      const day = (number: number) => `2023-04-${String(number).padStart(2, '0')}`
      const one = figure(
        `d${random.between(0, 4)}`,
        day(first),
        random.isIn(20) ? null : random.between(0, 60),
        day(last),
      )
      const key = `${one.line} ${one.from} ${one.to}`
      const isFree = [...stands].every(
        ([name, other]) => name === key || other.line !== one.line || other.from > one.to || other.to < one.from,
      )
      const reply = await book.dispatch('campaigns.recordFigures', recordingOf([one]))
      expect(reply.ok, `seed ${seed} step ${step}`).toBe(one.value === null || isFree)
      if (!reply.ok) continue
      if (one.value === null) stands.delete(key)
      else stands.set(key, { ...one, value: one.value })
    }
    for (const on of ['2023-04-07', '2023-04-19', '2023-05-02']) {
      const { lines: found, total, crossing } = await progress(book, on)
      let [needed, done] = [0, 0]
      for (const { line: of, done: told } of found) {
        let [sum, any] = [of.before ?? 0, of.before !== null]
        for (const one of stands.values()) if (one.line === of.key && one.to <= on) [sum, any] = [sum + one.value, true]
        expect(told, `seed ${seed} ${on} ${of.key}`).toBe(any ? sum : null)
        if (any && of.needed !== null) [needed, done] = [needed + of.needed, done + sum]
      }
      expect([total.needed ?? 0, total.done ?? 0], `seed ${seed} ${on}`).toEqual([needed, done])
      const sticking = [...stands.values()].filter((one) => one.from <= on && one.to > on)
      expect(crossing.length, `seed ${seed} ${on}`).toBe(sticking.length)
    }
  }
}, 60_000)
