import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localDate } from '#shared/kernel/local-date.ts'
import { refusalText } from '#shared/texts/messages.ts'
import {
  dayOf,
  exportSheet,
  openGroup,
  openProvince,
  recordDay,
  type SampleGroup,
  sampleGroups,
  type SheetFile,
} from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

function opened(book: TestBook): TestBook {
  open.push(book)
  return book
}

const [pac, kar] = sampleGroups
if (pac === undefined || kar === undefined) throw new Error('no sample')
const elsewhere: SampleGroup = { ...kar, code: '700', name: 'Huyện Lạ' }
const on = '2023-04-14'
let calls = 0

function receive(book: TestBook, ...files: SheetFile[]) {
  calls += 1
  return book.call('province.receiveFiles', { clientId: `receive-${String(calls).padStart(6, '0')}`, files })
}

const communesOf = ({ communes }: SampleGroup): string[] => communes.map(({ code }) => code)

async function filledGroup(group: SampleGroup): Promise<TestBook> {
  const book = opened(await openGroup(group))
  const [first = '', second = ''] = communesOf(group)
  await recordDay(book, on, [
    [first, 'CC_NEW', 5],
    [first, 'CC_EXCH', 3],
    [first, 'CC_REIS', 0],
    [first, 'CC_TOTAL', 4, 'MOBILE'],
    [first, 'CC_TOTAL', 4],
    [first, 'EID1_COL', 2],
    [first, 'EID2_COL', 6],
    [first, 'EID_ACT', 7],
    [second, 'CC_TOTAL', 9],
    [`${group.code}-CPX`, 'EID_ACT', 1],
  ])
  return book
}

const day = dayOf(on)

/** Totals of BM01 as the province and the unit print them. */
async function bothTotals(province: TestBook, unit: TestBook, unitCode: string) {
  const request = { form: 'BM01', period: day, policy: 'half-up', decimals: 2 } as const
  const own = await unit.call('reports.buildReport', request)
  const there = await province.call('reports.buildReport', { ...request, unitCode })
  return [there.report, own.report].map(({ total, rows }) => [total, rows.map(({ cells }) => cells)])
}

describe('a sheet that a unit sent', () => {
  it('is taken in with every figure it says, and the province says the same', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const { outcomes } = await receive(province, await exportSheet(unit, 'BM01', day))
    expect(outcomes.map(({ state, refusal }) => [state, refusal])).toEqual([['accepted', null]])
    const [there, own] = await bothTotals(province, unit, pac.code)
    expect(there).toEqual(own)
    expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
  })

  it('is previewed as it is received, and the preview changes nothing', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const files = [await exportSheet(unit, 'BM01', day), await exportSheet(unit, 'BM04', day)]
    const before = await province.call('backup.verifyStore', {})
    const shown = await province.call('province.previewFiles', { files })
    expect([
      await province.call('backup.verifyStore', {}),
      await province.call('province.listSubmissions', {}),
    ]).toEqual([before, []])
    const { planHash } = shown
    const { outcomes } = await province.call('province.receiveFiles', { clientId: 'as-previewed', files, planHash })
    expect(outcomes.map((one) => ({ ...one, submissionId: null }))).toEqual(shown.outcomes)
    const again = await province.call('province.receiveFiles', { clientId: 'as-previewed', files, planHash })
    expect(again.outcomes.map(({ state, submissionId }) => [state, submissionId])).toEqual(
      outcomes.map(({ state, submissionId }) => [state, submissionId]),
    )
    expect(await province.call('province.listSubmissions', {})).toHaveLength(2)
    const stale = { clientId: 'shown-before', files, planHash }
    expect(await province.failure('province.receiveFiles', stale)).toMatchObject({ code: 'province/plan-changed' })
  })

  it('sent again with other figures takes the place of the former, a figure taken away included', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const first = await exportSheet(unit, 'BM01', day)
    const [one = '', two = '', three = ''] = communesOf(pac)
    await recordDay(unit, on, [
      [one, 'CC_NEW', 6],
      [two, 'CC_TOTAL', null],
      [three, 'EID_ACT', 0],
    ])
    const second = await exportSheet(unit, 'BM01', day)
    await receive(province, first)
    const { outcomes } = await receive(province, second)
    expect(outcomes[0]).toMatchObject({ state: 'accepted', supersedes: expect.any(Number), sequence: 2 })
    const [there, own] = await bothTotals(province, unit, pac.code)
    expect(there).toEqual(own)
    const [newest, oldest] = await province.call('province.listSubmissions', {})
    expect([newest?.isCounted, oldest?.isCounted]).toEqual([true, false])
    const { differences } = await province.call('province.compareSubmissions', { id: newest?.id ?? 0 })
    expect(differences).toContainEqual(
      expect.objectContaining({ unitCode: two, code: 'CC_TOTAL', before: 9, after: null }),
    )
    expect((await receive(province, first)).outcomes[0]?.refusal?.code).toBe('submission/duplicate')
    const older = { ...first, name: 'other.xlsx' }
    expect((await receive(province, older)).outcomes[0]?.refusal?.code).toBe('submission/duplicate')
  })

  it('with an older number than the one that counts is refused', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const first = await exportSheet(unit, 'BM01', day)
    const second = await exportSheet(unit, 'BM01', day)
    const { outcomes } = await receive(province, second, first)
    expect(outcomes.map(({ state, sequence }) => [state, sequence])).toEqual([
      ['accepted', 2],
      ['accepted', 1],
    ])
    const late = opened(await openProvince())
    await receive(late, second)
    expect((await receive(late, first)).outcomes[0]).toMatchObject({ refusal: { code: 'submission/older' } })
  })

  it('with the number of an accepted one and other figures is refused', async () => {
    const province = opened(await openProvince())
    const [unit, twin] = [await filledGroup(pac), await filledGroup(pac)]
    await recordDay(twin, on, [[communesOf(pac)[0] ?? '', 'CC_NEW', 50]])
    await receive(province, await exportSheet(unit, 'BM01', day))
    const { outcomes } = await receive(province, await exportSheet(twin, 'BM01', day))
    expect(outcomes[0]?.refusal?.code).toBe('submission/same-number')
  })

  it.each([
    ['of another unit', 'submission/unknown-unit', async () => exportSheet(await strangeGroup(), 'BM01', day)],
    [
      'of days to come',
      'submission/future',
      async () => exportSheet(await filledGroup(pac), 'BM01', dayOf('2023-04-16')),
    ],
    [
      'before the book',
      'submission/before-start',
      async () => exportSheet(await filledGroup(pac), 'BM01', dayOf('2022-12-31')),
    ],
    [
      'of a form that is not added up',
      'submission/form-not-added',
      async () => exportSheet(await filledGroup(pac), 'BM09', day),
    ],
  ])('%s is refused and kept with the reason', async (_, code, made) => {
    const province = opened(await openProvince())
    const { outcomes } = await receive(province, await made())
    expect(outcomes[0]).toMatchObject({ state: 'refused', refusal: { code } })
    const [kept] = await province.call('province.listSubmissions', { state: 'refused' })
    expect(kept?.refusal?.code).toBe(code)
    expect(await figuresIn(province)).toBe(0)
  })

  it('edited by hand is refused with the cell, what it was and what it is', async () => {
    const province = opened(await openProvince())
    const { name, bytes } = await exportSheet(await filledGroup(pac), 'BM01', day)
    const parts = unzipSync(bytes)
    const page = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const edited = page.replace(/(<c r="E\d+"[^>]*><v>)5(?=<\/v>)/, (_, start) => `${start}999`)
    expect(edited).not.toBe(page)
    const file = { name, bytes: zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(edited) }) }
    const refusal = (await receive(province, file)).outcomes[0]?.refusal
    expect(refusal?.code).toBe('submission/sheet-changed')
    expect(refusalText(refusal?.code ?? '', refusal?.data)).toMatch(/: 1 ô bị sửa \(E\d+ 5→999\)\. Đề nghị/)
    expect(await figuresIn(province)).toBe(0)
  })

  it('with a commune the province does not have, or one of another district, is refused', async () => {
    const province = opened(await openProvince())
    const more = { ...pac, communes: [...pac.communes, { code: '65499', name: 'Xã Mới' }] }
    const foreign = { ...pac, communes: [...pac.communes, ...kar.communes.slice(0, 1)] }
    const codes: unknown[] = []
    for (const group of [more, foreign]) {
      const unit = opened(await openGroup(group))
      await recordDay(unit, on, [[communesOf(group).at(-1) ?? '', 'CC_TOTAL', 3]])
      codes.push((await receive(province, await exportSheet(unit, 'BM01', day))).outcomes[0]?.refusal?.code)
    }
    expect(codes).toEqual(['submission/unknown-rows', 'submission/foreign-rows'])
  })

  it('brings a row of its own that the unit added into the province', async () => {
    const province = opened(await openProvince())
    const unit = opened(await openGroup({ ...pac, extraRows: [{ code: '654.R1', name: 'Quầy một cửa' }] }))
    await recordDay(unit, on, [['654.R1', 'CC_TOTAL', 12]])
    const { outcomes } = await receive(province, await exportSheet(unit, 'BM01', day))
    expect(outcomes[0]).toMatchObject({
      state: 'accepted',
      remarks: expect.arrayContaining([expect.objectContaining({ code: 'rows-added' })]),
    })
    const rows = await province.call('units.listRows', { on: day.from })
    expect(rows).toContainEqual(expect.objectContaining({ code: '654.R1', parentCode: '654', kind: 'extra' }))
    const [there, own] = await bothTotals(province, unit, pac.code)
    expect(there).toEqual(own)
    expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
  })

  it('of a closed day is refused until the day is opened again', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const sheet = await exportSheet(unit, 'BM01', day)
    await closeDay(province)
    expect((await receive(province, sheet)).outcomes[0]?.refusal?.code).toBe('submission/day-locked')
    await province.call('figures.reopenDay', { on: day.from, reason: 'nhận tệp' })
    expect((await receive(province, sheet)).outcomes[0]?.state).toBe('accepted')
  })

  it('that says otherwise than another form of the same day is refused, naming both cells', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    await receive(province, await exportSheet(unit, 'BM01', day))
    await recordDay(unit, on, [[communesOf(pac)[0] ?? '', 'EID2_COL', 60]])
    const { outcomes } = await receive(province, await exportSheet(unit, 'BM04', day))
    expect(outcomes[0]?.refusal).toMatchObject({
      code: 'submission/contradicts',
      data: { indicator: 'EID2_COL', value: 60, otherValue: 6, otherForm: 'BM01' },
    })
  })

  it('corrected in two forms at once is taken with both, and not with one of them', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const exportBoth = async () => [await exportSheet(unit, 'BM01', day), await exportSheet(unit, 'BM04', day)]
    expect((await receive(province, ...(await exportBoth()))).outcomes.map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
    ])
    const [one = '', two = ''] = communesOf(pac)
    await recordDay(unit, on, [
      [one, 'EID2_COL', 60],
      [two, 'EID1_APP', 4],
    ])
    const [daily, accounts] = await exportBoth()
    if (daily === undefined || accounts === undefined) throw new Error('nothing was exported')
    expect((await receive(province, daily)).outcomes[0]?.refusal?.code).toBe('submission/contradicts')
    const { outcomes } = await receive(province, accounts, daily)
    expect(outcomes.map(({ state, sequence }) => [state, sequence])).toEqual([
      ['accepted', 2],
      ['accepted', 2],
    ])
    for (const form of ['BM01', 'BM04']) {
      const request = { form, period: day, policy: 'half-up', decimals: 2 } as const
      const own = await unit.call('reports.buildReport', request)
      const there = await province.call('reports.buildReport', { ...request, unitCode: pac.code })
      expect(there.report.total).toEqual(own.report.total)
    }
    expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
  })

  it('of several days is compared with the days that are there, and counted where none is', async () => {
    const period = { kind: 'custom', from: localDate('2023-04-13'), to: localDate('2023-04-14') } as const
    const unit = await filledGroup(pac)
    const [span, sheet] = [await exportSheet(unit, 'BM02', period), await exportSheet(unit, 'BM01', day)]
    const daily = opened(await openProvince())
    const outcomes = (await receive(daily, span, sheet)).outcomes
    expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
    const told = outcomes[0]?.remarks.map(({ code }) => code)
    expect([told?.includes('span-compared'), told?.includes('span-differs')]).toEqual([true, false])
    const whole = opened(await openProvince())
    await receive(whole, span)
    const totals = await Promise.all(
      [daily, whole, unit].map(async (book) => {
        const request = { form: 'BM02', period, policy: 'half-up', decimals: 2 } as const
        const asked = book === unit ? request : { ...request, unitCode: pac.code }
        const { report } = await book.call('reports.buildReport', asked)
        return ['CC_TOTAL', 'EID_COL', 'EID_ACT'].map((code) => report.total.cells[code]?.value)
      }),
    )
    expect(totals[0]).toEqual(totals[2])
    expect(totals[1]).toEqual(totals[2])
    expect((await receive(whole, sheet)).outcomes[0]?.refusal?.code).toBe('submission/span-stands')
  })

  it('opens running totals the province does not know, and later ones are compared', async () => {
    const province = opened(await openProvince())
    const [one = ''] = communesOf(pac)
    const opening = {
      on: localDate('2022-12-31'),
      document: 'BC',
      rows: [{ unitCode: one, figures: { CC_CUM: 8000 } }],
    }
    const unit = opened(await openGroup(pac, { openings: opening }))
    await recordDay(unit, '2023-04-13', [[one, 'CC_TOTAL', 10]])
    await recordDay(unit, on, [[one, 'CC_TOTAL', 4]])
    const [before, after] = [await exportSheet(unit, 'BM01', dayOf('2023-04-13')), await exportSheet(unit, 'BM01', day)]
    expect((await receive(province, before)).outcomes[0]?.remarks.map(({ code }) => code)).toEqual(['opening-set'])
    expect((await receive(province, after)).outcomes[0]?.remarks).toEqual([])
    const [there, own] = await bothTotals(province, unit, pac.code)
    expect(there).toEqual(own)
    const late = opened(await openProvince())
    await receive(late, after)
    expect((await receive(late, before)).outcomes[0]?.remarks.map(({ code }) => code)).toEqual(['opening-set'])
    expect((await bothTotals(late, unit, pac.code))[0]).toEqual(own)
  })

  it('without any mark goes to the importer and waits there once', async () => {
    const province = opened(await openProvince())
    const file = { name: 'so-lieu.csv', bytes: new TextEncoder().encode('Xã Ea Kly,5\n') }
    const { outcomes } = await receive(province, file)
    expect(outcomes[0]).toMatchObject({ state: 'unverified', importId: expect.any(Number), submissionId: null })
    await receive(province, file)
    expect(await province.call('importing.listImports', {})).toHaveLength(1)
  })

  it('is not undone in the history, and its bytes are given back as they came', async () => {
    const province = opened(await openProvince())
    const sheet = await exportSheet(await filledGroup(pac), 'BM01', day)
    const id = (await receive(province, sheet)).outcomes[0]?.submissionId ?? 0
    const [entry] = await province.call('figures.listEntries', { on: day.from })
    const undo = { clientId: 'undo-submission', entryId: entry?.entryId ?? 0 }
    expect(await province.failure('figures.undoEntry', undo)).toMatchObject({ code: 'figures/undo-submission' })
    const path = join(province.dir, 'back.xlsx')
    await province.call('province.saveSubmissionFile', { id, path })
    expect(Buffer.from(sheet.bytes).equals(readFileSync(path))).toBe(true)
  })

  it('is told on a receipt beside the files with totals, check codes and reasons', async () => {
    const province = opened(await openProvince())
    const unit = await filledGroup(pac)
    const strange = await exportSheet(await strangeGroup(), 'BM01', day)
    const { batch, outcomes } = await receive(province, await exportSheet(unit, 'BM01', day), strange)
    const { path, text } = await province.call('province.saveReceipt', { batch, folder: province.dir })
    const written = readFileSync(path, 'utf8')
    expect(written).toBe(`\uFEFF${text}`)
    expect(text).toContain(outcomes[0]?.checkCode ?? '?')
    expect(text).toContain('Huyện Krông Pắc: BM01 ngày 14/04/2023, lần xuất số 1')
    expect(text).toContain('không phải đơn vị của tỉnh này')
    expect(basename((await province.call('province.saveReceipt', { batch })).path)).toBe(basename(path))
  })
})

async function strangeGroup(): Promise<TestBook> {
  return opened(await openGroup(elsewhere))
}

async function figuresIn(book: TestBook): Promise<number> {
  const { report } = await book.call('reports.buildReport', { form: 'BM01', period: day, policy: 'trunc', decimals: 2 })
  return Object.values(report.total.cells).filter(({ value }) => typeof value === 'number').length
}

async function closeDay(book: TestBook): Promise<void> {
  const failure = await book.failure('figures.closeDay', { on: day.from, reasons: [] })
  const { keys } = z.object({ keys: z.array(z.string()) }).parse(failure.kind === 'domain' ? failure.data : {})
  await book.call('figures.closeDay', { on: day.from, reasons: keys.map((key) => ({ key, reason: 'chờ tệp' })) })
}
