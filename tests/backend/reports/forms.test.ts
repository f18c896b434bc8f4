import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import { readFormFile, writeFormFile } from '#shared/reports/form-package.rules.ts'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, projectDir, type TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

const builtIn = loadFormCatalogue(join(projectDir, 'resources')).all()
const seed = 2023

async function book(): Promise<TestBook> {
  const opened = openTestBook({ today: '2023-04-15' })
  open.push(opened)
  await opened.call('settings.applySetup', sampleSetup())
  return opened
}

interface Edited {
  id: string
  version: number
  effectiveFrom: string
  changes: { version: number; text: string; added?: string[]; removed?: string[]; renamed?: Record<string, string> }[]
  columns: { code: string; label: unknown; source: Record<string, unknown>; widthChars: number; sumOf?: string[] }[]
  header: unknown[]
}

/** The file of BM01 as a province changes it in a text editor: one column more, another label, one column less. */
function secondVersion(change: (form: Edited) => void = () => undefined): string {
  const bm01 = builtIn.find(({ id }) => id === 'BM01')
  if (bm01 === undefined) throw new Error('BM01 is gone')
  const file = JSON.parse(writeFormFile(bm01)) as { format: string; form: Edited }
  const { form } = file
  form.version = 2
  form.effectiveFrom = '2023-04-01'
  form.columns.push({
    code: 'CC_RCV',
    label: 'Thẻ nhận về',
    source: { kind: 'flow', indicator: 'CC_RCV' },
    widthChars: 7,
  })
  form.header.push('CC_RCV')
  form.changes.push({ version: 2, text: 'Thêm cột thẻ nhận về', added: ['CC_RCV'] })
  change(form)
  return JSON.stringify(file, null, 2)
}

const day = { kind: 'day', from: '2023-04-14', to: '2023-04-14' } as const
const request = { form: 'BM01', period: day, policy: 'half-up', decimals: 2 } as const

describe('the file of a form', () => {
  it.each(builtIn.map((form) => [`${form.id} v${form.version}`, form] as const))(
    'of %s is read again as the very same form',
    (_, form) => {
      expect(readFormFile(writeFormFile(form), builtIn)).toEqual({ ok: true, form })
    },
  )

  it('may print what came in over the period before', async () => {
    const one = await book()
    const [commune] = sampleCommunes
    const figure = (on: string, value: number) =>
      ({ unitCode: commune.code, indicator: 'CC_RCV', from: localDate(on), to: localDate(on), value }) as const
    await one.call('figures.recordFigures', {
      clientId: 'before-1',
      source: 'typed',
      postings: [figure('2023-04-13', 17), figure('2023-04-14', 5)],
    })
    const text = secondVersion(({ columns, header, changes }) => {
      const source = { kind: 'flow', indicator: 'CC_RCV', previous: true }
      columns.push({ code: 'CC_RCV_TRUOC', label: 'Nhận về kỳ trước', source, widthChars: 7 })
      header.push('CC_RCV_TRUOC')
      changes.at(-1)?.added?.push('CC_RCV_TRUOC')
    })
    await one.call('reports.addForm', { clientId: 'add-form-1', text })
    const { report } = await one.call('reports.buildReport', request)
    const row = report.rows.find(({ unit }) => unit === commune.code)
    expect([row?.cells['CC_RCV']?.value, row?.cells['CC_RCV_TRUOC']?.value]).toEqual([5, 17])
    expect(report.total.cells['CC_RCV_TRUOC']?.value).toBe(17)
  })

  it('is taken in, and sheets are drawn with it from its day on', async () => {
    const one = await book()
    const { version, changed } = await one.call('reports.addForm', { clientId: 'add-form-1', text: secondVersion() })
    expect([version, changed]).toEqual([2, 1])
    const { report } = await one.call('reports.buildReport', request)
    expect(report.formVersion).toBe(2)
    expect(Object.keys(report.labels)).toContain('CC_RCV')
    const versions = await one.call('reports.listFormVersions', {})
    expect(
      versions.filter(({ id }) => id === 'BM01').map((form) => [form.version, form.origin, form.isInForce]),
    ).toEqual([
      [2, 'imported', true],
      [1, 'built-in', false],
    ])
  })

  it('says before it is taken what it changes, and changes nothing yet', async () => {
    const one = await book()
    const preview = await one.call('reports.previewForm', { text: secondVersion() })
    expect(preview).toMatchObject({ problems: [], added: ['Thẻ nhận về'], removed: [], isKnown: false })
    expect((await one.call('reports.buildReport', request)).report.formVersion).toBe(1)
  })

  it('tells other words and other places too', async () => {
    const one = await book()
    const text = secondVersion((form) => {
      const [first] = form.columns.splice(4, 1)
      if (first === undefined) throw new Error('BM01 has columns')
      form.columns.splice(6, 0, { ...first, label: 'Cấp mới' })
      const swap = (nodes: unknown[]): unknown[] =>
        nodes.flatMap((node): unknown[] => {
          if (typeof node === 'string') return node === 'CC_NEW' ? [] : node === 'CC_REIS' ? [node, 'CC_NEW'] : [node]
          const group = node as { label: unknown; columns: unknown[] }
          const label = group.label === 'Trong ngày' ? 'Hôm nay' : group.label
          return [{ label, columns: swap(group.columns) }]
        })
      form.header = swap(form.header)
    })
    expect(await one.call('reports.previewForm', { text })).toMatchObject({
      problems: [],
      relabelled: [
        { before: 'Trong ngày', after: 'Hôm nay' },
        { before: 'Mới', after: 'Cấp mới' },
      ],
      moved: ['Cấp mới'],
    })
  })

  it.each([
    ['a comma too many', (text: string) => text.replace('"name": "Báo cáo ngày",', '"name": "Báo cáo ngày",,'), 7],
    ['a mark left out', (text: string) => text.replace('"name": "Báo cáo ngày",', '"name": Báo cáo ngày,'), 7],
    ['letters of another encoding', (text: string) => text.replace('Báo cáo ngày', 'B\uFFFDo c\uFFFDo ng\uFFFDy'), 7],
  ])('with %s is refused with its line', async (_, spoil, line) => {
    const one = await book()
    const { form, problems } = await one.call('reports.previewForm', { text: spoil(secondVersion()) })
    expect(form).toBeNull()
    expect(problems).toEqual([{ path: '', line, text: expect.any(String) as string }])
  })

  it('with a column that lacks something is refused with the code of the column', async () => {
    const one = await book()
    const text = secondVersion((form) => {
      form.columns.push({ code: 'XYZ', label: 'Lạ' } as Edited['columns'][number])
    })
    const { problems } = await one.call('reports.previewForm', { text })
    expect(problems.map(({ path }) => path)).toEqual(['columns.[24] (XYZ).widthChars', 'columns.[24] (XYZ).source'])
  })

  it('gives the same sheet elsewhere', async () => {
    const [one, other] = [await book(), await book()]
    await one.call('reports.addForm', { clientId: 'add-form-1', text: secondVersion() })
    const path = join(one.dir, 'BM01.json')
    await one.call('reports.exportForm', { form: 'BM01', path })
    await other.call('reports.addForm', { clientId: 'add-form-1', text: readFileSync(path, 'utf8') })
    const [here, there] = await Promise.all([one, other].map((each) => each.call('reports.buildReport', request)))
    expect(there).toEqual(here)
  })

  it('is taken once, and another content under its number never', async () => {
    const one = await book()
    await one.call('reports.addForm', { clientId: 'add-form-1', text: secondVersion() })
    expect((await one.call('reports.addForm', { clientId: 'add-form-2', text: secondVersion() })).changed).toBe(0)
    const other = secondVersion((form) => {
      form.effectiveFrom = '2023-04-02'
    })
    expect(await one.failure('reports.addForm', { clientId: 'add-form-3', text: other })).toMatchObject({
      code: 'reports/form-refused',
    })
  })

  it('is withdrawn while no sheet was made with it, and kept afterwards', async () => {
    const one = await book()
    await one.call('reports.addForm', { clientId: 'add-form-1', text: secondVersion() })
    await one.call('reports.withdrawForm', { clientId: 'withdraw-1', form: 'BM01', version: 2 })
    expect((await one.call('reports.buildReport', request)).report.formVersion).toBe(1)
    await one.call('reports.addForm', { clientId: 'add-form-2', text: secondVersion() })
    await one.call('reports.exportWorkbook', { ...request, path: join(one.dir, 'BM01.xlsx') })
    expect(
      await one.failure('reports.withdrawForm', { clientId: 'withdraw-2', form: 'BM01', version: 2 }),
    ).toMatchObject({
      code: 'reports/form-in-use',
    })
    expect(
      await one.failure('reports.withdrawForm', { clientId: 'withdraw-3', form: 'BM02', version: 1 }),
    ).toMatchObject({
      code: 'reports/form-in-use',
    })
  })

  it('of a version that is there is still what its sheets are read with', async () => {
    const one = await book()
    const path = join(one.dir, 'BM01-v1.xlsx')
    await one.call('reports.exportWorkbook', { ...request, path })
    await one.call('reports.addForm', { clientId: 'add-form-1', text: secondVersion() })
    const bytes = Uint8Array.from(readFileSync(path))
    const { id } = await one.call('importing.addFile', { name: 'BM01.xlsx', bytes, sender: '' })
    const view = await one.call('importing.getPreview', { importId: id })
    expect(JSON.stringify(view)).toContain('import/other-form-version')
  })
})

describe('a file that is wrong', () => {
  const problemsOf = (text: string) => {
    const reading = readFormFile(text, builtIn)
    return reading.ok ? [] : reading.problems
  }
  it('names the line where its text breaks off', () => {
    const lines = secondVersion().split('\n')
    const text = [...lines.slice(0, 20), '  "cột" "sai"', ...lines.slice(20)].join('\n')
    const [problem] = problemsOf(text)
    expect(problem?.line).toBeGreaterThanOrEqual(20)
    expect(problem?.line).toBeLessThanOrEqual(22)
  })

  it.each([
    ['a column that is not declared', (form: Edited) => delete form.changes[1]?.added, 'changes'],
    [
      'an indicator nobody knows',
      (form: Edited) =>
        (form.columns[4] = {
          ...form.columns[4],
          code: form.columns[4]?.code ?? '',
          label: '',
          widthChars: 5,
          source: { kind: 'flow', indicator: 'CC_NEV' },
        }),
      'columns',
    ],
    [
      'a column that keeps its code and counts something else',
      (form: Edited) => {
        const column = form.columns.find(({ code }) => code === 'EID_APP')
        return Object.assign(column ?? {}, { source: { kind: 'flow', indicator: 'EID_ACT' } })
      },
      'changes',
    ],
    ['a column said to be new that was there', (form: Edited) => form.changes[1]?.added?.push('CC_NEW'), 'changes'],
    ['a version that skips one', (form: Edited) => (form.version = 3), 'version'],
    ['a day before the version before', (form: Edited) => (form.effectiveFrom = '2021-01-01'), 'effectiveFrom'],
    ['a header that leaves a column out', (form: Edited) => form.header.pop(), 'columns'],
    [
      'a field that is misspelt',
      (form: Edited) => Object.assign(form.columns[3] ?? {}, { witdhChars: 3 }),
      'columns.[4].witdhChars',
    ],
  ])('is refused for %s, with the place', (_, change, place) => {
    const problems = problemsOf(secondVersion((form) => void change(form)))
    expect(problems.map(({ path }) => path)).toContain(place)
    for (const { text } of problems) expect(text).toMatch(/\p{L}/u)
  })

  it(`is refused, or says what it said, after any of 200 damages (seed ${seed})`, () => {
    const random = createRandom(seed)
    const text = secondVersion()
    const sound = readFormFile(text, builtIn)
    const refused = Array.from({ length: 200 }, () => {
      const at = random.between(0, text.length - 1)
      const length = random.between(1, 12)
      const damaged = text.slice(0, at) + ['', '"', '}', '0', 'x'][random.between(0, 4)] + text.slice(at + length)
      const reading = readFormFile(damaged, builtIn)
      if (!reading.ok) {
        expect(reading.problems.length).toBeGreaterThan(0)
        expect(reading.problems.every(({ path, line }) => path !== '' || line !== null)).toBe(true)
      }
      return !reading.ok || isWordOrWidth(sound, reading.form)
    })
    expect(refused.every(Boolean)).toBe(true)
    expect(refused.length).toBe(200)
  })
})

/** Damage that still gives a form may only have touched words and widths: its columns mean what they meant. */
function isWordOrWidth(sound: ReturnType<typeof readFormFile>, form: AnyForm): boolean {
  const meaning = ({ columns }: AnyForm) => JSON.stringify(columns.map(({ code, source }) => [code, source]))
  return sound.ok && meaning(sound.form) === meaning(form)
}
