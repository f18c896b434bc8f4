/** Random files against a random book: what stands after a commit and after an undo, by a model that shares no code. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import { communes, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'
import { addFile, choose, clientId, header, preview } from './import-book.ts'

afterEach(closeTestBooks)

const SEED = 20_260_714
const ROUNDS = 14
const names = ['Xã Ea Kly', 'Xã Ea Yông', 'Xã Hòa Đông']
const parts = ['CC_NEW', 'CC_EXCH', 'CC_REIS'] as const
const all = [...parts, 'CC_TOTAL'] as const
type Code = (typeof all)[number]
type Policy = ImportChoices['conflict']
type Count = number | null

interface Cell {
  fixed: Count
  mobile: Count
}
type Row = Record<Code, Cell>

interface FileRow {
  readonly whole: Record<Code, Count>
  readonly mobileNew: Count
}

const count = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 3 })
const fileRow = fc
  .record({
    new: count,
    exch: count,
    reis: count,
    total: fc.constantFrom('sum', 'none', 'wrong', 'alone'),
    mobile: count,
    extra: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ new: cellNew, exch, reis, total, mobile, extra }): FileRow => {
    const isAlone = total === 'alone'
    const given = isAlone ? [null, null, null] : [cellNew, exch, reis]
    const sum = given.reduce<number>((before, one) => before + (one ?? 0), 0)
    const isBlank = total === 'none' || (!isAlone && given.every((one) => one === null))
    const totals = { sum, wrong: sum + extra, alone: extra, none: null }
    return {
      whole: {
        CC_NEW: given[0] ?? null,
        CC_EXCH: given[1] ?? null,
        CC_REIS: given[2] ?? null,
        CC_TOTAL: isBlank ? null : totals[total],
      },
      mobileNew: isAlone ? null : mobile,
    }
  })

const round = fc.record({
  typed: fc.array(
    fc.record({
      row: fc.integer({ min: 0, max: 2 }),
      code: fc.constantFrom(...all),
      channel: fc.constantFrom('FIXED', 'MOBILE'),
      value: count,
    } as const),
    { maxLength: 6 },
  ),
  rows: fc.tuple(fileRow, fileRow, fileRow),
  hasMobile: fc.boolean(),
  policy: fc.constantFrom<Policy>('replace', 'only-empty', 'keep', 'add'),
  blankDeletes: fc.boolean(),
  isUndone: fc.boolean(),
})

function plus(...values: Count[]): Count {
  const known = values.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
}

function counted(row: Row, code: Code): Cell & { value: Count } {
  const channel = (one: 'fixed' | 'mobile'): Count =>
    row[code][one] ?? (code === 'CC_TOTAL' ? plus(...parts.map((part) => row[part][one])) : null)
  const [fixed, mobile] = [channel('fixed'), channel('mobile')]
  return { fixed, mobile, value: plus(fixed, mobile) }
}

/** `undefined`: stays as it is. */
function wanted(read: Count, had: Count, policy: Policy, blankDeletes: boolean): Count | undefined {
  if (read === null)
    return blankDeletes && had !== null && (policy === 'replace' || policy === 'add') ? null : undefined
  if (policy === 'keep' || (policy === 'only-empty' && had !== null)) return undefined
  return policy === 'add' && had !== null ? had + read : read
}

interface Expected {
  readonly row: Row
  /** Wholes of the file that must count so after the import. */
  readonly wholes: Partial<Record<Code, Count>>
}

/** The row after the file, by the words of the design alone. */
function modelRow(before: Row, file: FileRow, hasMobile: boolean, policy: Policy, blankDeletes: boolean): Expected {
  const row = structuredClone(before)
  const wholes: Expected['wholes'] = {}
  const isRefused = isContradictory(file, hasMobile)
  for (const code of all) {
    if (isRefused.has(code)) continue
    const had = counted(before, code)
    const target = wanted(file.whole[code], had.value, policy, blankDeletes)
    if (code === 'CC_NEW' && hasMobile) {
      // A cell is kept whole where only empty ones are filled; a blank beside a figure that is added deletes nothing.
      const isKept = policy === 'only-empty' && had.value !== null
      const mayDelete = blankDeletes && !(policy === 'add' && file.whole.CC_NEW !== null)
      const mobile = isKept ? undefined : wanted(file.mobileNew, had.mobile, policy, mayDelete)
      if (mobile !== undefined) row.CC_NEW.mobile = mobile
    }
    if (target === undefined) continue
    const isSummed = code === 'CC_TOTAL' && parts.every((part) => file.whole[part] !== null && !isRefused.has(part))
    const made = plus(...parts.map((part) => counted(row, part).value))
    if (isSummed && target === file.whole.CC_TOTAL && made !== target) continue
    const mobileNow = counted(row, code).mobile ?? 0
    if (target !== null && target < mobileNow) continue
    if (target === null) {
      // A blank whole beside a figure of its mobile part says nothing.
      const isIdle = code === 'CC_NEW' && hasMobile && file.mobileNew !== null
      if (had.mobile === null && !isIdle) row[code].fixed = null
      continue
    }
    wholes[code] = target
    const isByParts = code === 'CC_TOTAL' && row.CC_TOTAL.fixed === null && counted(row, code).value === target
    const isAllMobile = target === mobileNow && counted(row, code).fixed === null && mobileNow > 0
    if (!isByParts && !isAllMobile) row[code].fixed = target - mobileNow
  }
  return { row, wholes }
}

function isContradictory({ whole, mobileNew }: FileRow, hasMobile: boolean): ReadonlySet<Code> {
  const found = new Set<Code>()
  if (hasMobile && whole.CC_NEW !== null && mobileNew !== null && mobileNew > whole.CC_NEW) found.add('CC_NEW')
  const known = parts.filter((part) => whole[part] !== null)
  const sum = known.reduce((all, part) => all + (whole[part] ?? 0), 0)
  const total = whole.CC_TOTAL
  if (total !== null && known.length > 0 && (known.length === 3 ? sum !== total : sum > total))
    for (const code of all) found.add(code)
  return found
}

async function readRows(book: TestBook): Promise<Row[]> {
  const { cells } = await book.call('figures.getDay', { on })
  return communes.map((unitCode) => {
    const cell = (indicator: Code): Cell => {
      const found = cells.find((one) => one.unitCode === unitCode && one.indicator === indicator)
      return { fixed: found?.fixed ?? null, mobile: found?.unrecorded ?? null }
    }
    return { CC_NEW: cell('CC_NEW'), CC_EXCH: cell('CC_EXCH'), CC_REIS: cell('CC_REIS'), CC_TOTAL: cell('CC_TOTAL') }
  })
}

function asFile(rows: readonly FileRow[], hasMobile: boolean): Uint8Array<ArrayBuffer> {
  const lines = rows.map(({ whole, mobileNew }, index) =>
    [names[index], ...all.map((code) => whole[code] ?? ''), ...(hasMobile ? [mobileNew ?? ''] : [])].join(','),
  )
  const title = 'BÁO CÁO NGÀY 14/4/2023'
  return new TextEncoder().encode([title, hasMobile ? `${header},CCCD cấp mới lưu động` : header, ...lines].join('\n'))
}

it('leave every cell at what the file says under the policy, all else as it was, and an undo leaves what stood before', async () => {
  const book = await openDistrict()
  const seen = { committed: 0, undone: 0, nothing: 0, cells: 0 }
  for (const one of fc.sample(round, { seed: SEED, numRuns: ROUNDS })) {
    const typed = new Map(one.typed.map((cell) => [`${cell.row} ${cell.code} ${cell.channel}`, cell]))
    const figures = [...typed.values()].map(({ row, code, channel, value }) =>
      posting(communes[row] ?? '', code, on, value, { channel }),
    )
    if (figures.length > 0) await record(book, ...figures)
    const before = await readRows(book)
    const { id } = await addFile(book, asFile(one.rows, one.hasMobile))
    const table = '0:2:1'
    const meanings = [
      'unit',
      ...all.map((code) => `flow:${code}:ALL`),
      ...(one.hasMobile ? ['flow:CC_NEW:MOBILE'] : []),
    ]
    await choose(book, id, {
      columns: Object.fromEntries(meanings.map((meaning, index) => [`${table}!${index + 1}`, meaning])),
      conflict: one.policy,
      blankDeletes: one.blankDeletes,
    })
    const shown = await preview(book, id)
    expect(shown.questions.filter(({ answer }) => answer === null)).toEqual([])
    const told = JSON.stringify({ seed: SEED, one, before })
    if (shown.writes === 0) {
      seen.nothing += 1
    } else {
      await book.call('importing.commitImport', { importId: id, clientId: clientId(), planHash: shown.planHash })
      seen.committed += 1
    }
    const after = await readRows(book)
    for (const [index, row] of after.entries()) {
      const file = one.rows[index]
      const had = before[index]
      if (file === undefined || had === undefined) throw new Error('rows differ')
      const { row: model, wholes } = modelRow(had, file, one.hasMobile, one.policy, one.blankDeletes)
      expect(row, `${names[index]} ${told}`).toEqual(model)
      for (const code of all)
        if (wholes[code] !== undefined) {
          seen.cells += 1
          expect([code, counted(row, code).value], `${names[index]} ${told}`).toEqual([code, wholes[code]])
        }
      for (const change of shown.totals.filter(({ unitCode }) => unitCode === communes[index]))
        expect([change.indicator, counted(row, change.indicator as Code).value]).toEqual([
          change.indicator,
          change.after,
        ])
    }
    if (one.isUndone && shown.writes > 0) {
      await book.call('importing.undoImport', { importId: id, clientId: clientId() })
      expect(await readRows(book), `undone ${told}`).toEqual(before)
      seen.undone += 1
    }
  }
  expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  console.info(`seed ${SEED}: ${JSON.stringify(seen)}`)
}, 60_000)
