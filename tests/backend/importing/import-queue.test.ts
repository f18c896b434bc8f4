import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { eaKly, eaYong, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, openTestBook } from '../support/test-backend.ts'
import { addFile, choose, clientId, commit, figure, importSheet, preview, sheetOf, usualRows } from './import-book.ts'

afterEach(closeTestBooks)

const domain = (code: string): unknown => expect.objectContaining({ kind: 'domain', code })

describe('the queue', () => {
  it('keeps every attempt, failures too, and takes a file out of it without forgetting it', async () => {
    const book = await openDistrict()
    const broken = await addFile(book, new TextEncoder().encode('%PDF-1.7 không phải bảng tính'), 'thu.pdf')
    expect(broken).toMatchObject({ state: 'refused', refusal: { code: 'read/not-a-workbook' }, counts: null })
    const { id } = await addFile(book, sheetOf(usualRows))
    await book.call('importing.discardImport', { importId: id })
    expect((await book.call('importing.listImports', {})).map(({ state }) => state)).toEqual(['discarded', 'refused'])
    expect(await book.failure('importing.discardImport', { importId: id })).toEqual(domain('importing/not-waiting'))
    expect(await book.failure('importing.getPreview', { importId: 99 })).toEqual(domain('importing/unknown'))
    const { events } = await book.call('audit.listEvents', {})
    expect(events.some(({ lines }) => lines.some((line) => line.startsWith('Không nhận tệp thu.pdf')))).toBe(true)
  })

  it('survives a new start', async () => {
    const book = await openDistrict()
    const { id } = await addFile(book, sheetOf(usualRows))
    await choose(book, id, { conflict: 'keep' })
    await book.backend.close()
    const again = openTestBook({ dir: book.dir })
    expect((await preview(again, id)).choices.conflict).toBe('keep')
  })

  it('gives the copy back byte for byte', async () => {
    const book = await openDistrict()
    const bytes = sheetOf(usualRows)
    const { id } = await addFile(book, bytes)
    const path = join(book.dir, 'ban-goc.csv')
    await book.call('importing.saveCopy', { importId: id, path })
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
  })

  it('notices a copy that was altered, and an import that the chain does not know', async () => {
    const book = await openDistrict()
    await importSheet(book, usualRows)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
    book.raw((db) => db.prepare("UPDATE import_files SET bytes = CAST('khác' AS BLOB)").run())
    book.raw((db) => db.prepare("UPDATE imports SET hash = 'f' || substr(hash, 2)").run())
    const { ok, problems } = await book.call('backup.verifyStore', {})
    expect(ok).toBe(false)
    expect(problems.join(' ')).toMatch(/1 bản sao .* 1 lần nhập/)
  })

  it('keeps no copy of a file with citizens’ numbers, and writes nothing of it', async () => {
    const book = await openDistrict()
    const rows = [
      'Đơn vị,Số CCCD,CCCD cấp mới',
      'Xã Ea Kly,066099001234,1',
      'Xã Ea Yông,066099005678,2',
      'Xã Hòa Đông,066099007777,1',
    ]
    const bytes = new TextEncoder().encode(['BÁO CÁO NGÀY 14/4/2023', ...rows].join('\n'))
    const head = await addFile(book, bytes)
    expect(head).toMatchObject({ state: 'refused', refusal: { code: 'importing/personal-data' } })
    expect(refusalText(head.refusal?.code ?? '', head.refusal?.data ?? {})).toMatch(
      /\(cột B “Số CCCD” trên trang “.+”\).*Xoá cột B trong tệp rồi nhập lại\.$/,
    )
    expect(book.raw((db) => db.prepare('SELECT count(*) FROM import_files').pluck().get())).toBe(0)
    expect(JSON.stringify(await preview(book, head.id))).not.toContain('066099001234')
    const saved = await book.failure('importing.saveCopy', { importId: head.id, path: join(book.dir, 'x.csv') })
    expect(saved).toEqual(domain('importing/no-copy'))
  })

  it('keeps no citizen’s number that stands in a file name, a header, a sender or an audit entry', async () => {
    const book = await openDistrict()
    const number = '066099001234'
    const rows = [`Đơn vị,Số CCCD (mẫu ${number}),CCCD cấp mới`, `Xã Ea Kly,${number},1`, 'Xã Ea Yông,066099005678,2']
    const name = `Danh sách ${number} 0912345678 ngày 14.4.2023.csv`
    const head = await addFile(book, new TextEncoder().encode(rows.join('\n')), name, `Bà A ${number}`)
    expect(head).toMatchObject({ state: 'refused', name: 'Danh sách … … ngày 14.4.2023.csv', sender: 'Bà A …' })
    const { id } = await addFile(book, sheetOf(usualRows), `${number}.csv`)
    await book.call('importing.setChoices', {
      importId: id,
      choices: (await preview(book, id)).choices,
      sender: number,
    })
    await commit(book, id)
    const stored = book.raw((db) =>
      ['imports', 'audit_events', 'entries', 'import_mappings'].map((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      ),
    )
    expect(JSON.stringify([stored, book.log])).not.toMatch(/066099001234|0912345678/)
  })

  it('takes a pasted message into the same preview', async () => {
    const book = await openDistrict()
    const text = ['Đơn vị\tCCCD cấp mới\tCCCD cấp đổi', 'Xã Ea Kly\t12\t3', 'Xã Ea Yông\t2\t3'].join('\n')
    const { id, origin } = await book.call('importing.addText', { text, sender: '' })
    expect(origin).toBe('paste')
    await choose(book, id, { span: { from: localDate(on), to: localDate(on) } })
    await commit(book, id)
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(12)
  })
})

describe('looking at an import', () => {
  it('shows the sheet as it is with what becomes of each cell', async () => {
    const book = await openDistrict()
    const { id } = await addFile(book, sheetOf(usualRows))
    const window = await book.call('importing.getSheet', { importId: id, sheet: 0, firstRow: 2, rowCount: 2 })
    expect(window.cells.map(({ address }) => address)).toEqual([
      'A2',
      'B2',
      'C2',
      'D2',
      'E2',
      'A3',
      'B3',
      'C3',
      'D3',
      'E3',
    ])
    expect(window.rows).toMatchObject(
      [
        { row: 2, kind: 'header' },
        { row: 3, kind: 'unit', unitCode: eaKly },
      ].slice(-window.rows.length),
    )
    expect(window.planned.map(({ address, status }) => `${address} ${status}`)).toEqual([
      'B3 new',
      'C3 new',
      'D3 new',
      'E3 new',
    ])
    const cells = await book.call('importing.listCells', { importId: id, statuses: ['new'], offset: 4, limit: 2 })
    expect(cells).toMatchObject({ total: 12, cells: [{ address: 'B4' }, { address: 'C4' }] })
  })

  it('of a file that is only looked into keeps nothing', async () => {
    const book = await openDistrict()
    const before = readFileSync(book.dbPath)
    const input = { name: 'x.csv', bytes: sheetOf(usualRows) }
    const { preview: seen } = await book.call('importing.inspectFile', input)
    expect(seen).toMatchObject({ shape: 'table', counts: { new: 12 }, writes: 9 })
    expect(await book.call('importing.listImports', {})).toEqual([])
    expect(readFileSync(book.dbPath)).toEqual(before)
  })

  it('tells rules that would be newly broken', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_TOTAL', on, 5))
    const bytes = new TextEncoder().encode(
      'BÁO CÁO NGÀY 14/4/2023\nĐơn vị,CCCD cấp mới\nXã Ea Kly,12\nXã Ea Yông,2\nXã Hòa Đông,1',
    )
    const { id } = await addFile(book, bytes)
    const { newIssues } = await preview(book, id)
    expect(newIssues).toMatchObject([{ code: 'parts-exceed-total', where: { unitCode: eaKly, indicator: 'CC_TOTAL' } }])
  })
})

describe('what is sent back to be corrected', () => {
  it('joins its import when it returns, with what had been decided', async () => {
    const book = await openDistrict()
    const first = await addFile(
      book,
      sheetOf(['Xã Ea Kly,1O,3,0,', 'Xã Ea Yông,2,3,1,6', 'Xã Hòa Đông,0,1,0,1']),
      'xa.csv',
      'Xã',
    )
    await choose(book, first.id, { columns: { '0:2:1!5': 'ignored' } })
    const path = join(book.dir, 'sua.xlsx')
    const { cells } = await book.call('importing.saveErrorWorkbook', { importId: first.id, path })
    expect(cells).toBeGreaterThan(0)
    const returned = await addFile(book, new Uint8Array(readFileSync(path)), 'sua.xlsx')
    expect(returned).toMatchObject({ origin: 'returned', returnedFor: first.id, sender: 'Xã', state: 'waiting' })
    expect((await preview(book, returned.id)).choices.columns).toEqual({ '0:2:1!5': 'ignored' })
  })

  it('adds nothing a second time of what its first file added', async () => {
    const book = await openDistrict()
    await record(book, posting(eaYong, 'CC_NEW', on, 10))
    const first = await addFile(book, sheetOf(['Xã Ea Kly,1O,3,0,', 'Xã Ea Yông,2,3,1,6']))
    await choose(book, first.id, { conflict: 'add' })
    await commit(book, first.id)
    expect(await figure(book, eaYong, 'CC_NEW', on)).toBe(12)
    const path = join(book.dir, 'sua.xlsx')
    await book.call('importing.saveErrorWorkbook', { importId: first.id, path })
    const returned = await addFile(book, new Uint8Array(readFileSync(path)), 'sua.xlsx')
    expect(returned).toMatchObject({ returnedFor: first.id, counts: { new: 0, changed: 0 } })
    expect(await preview(book, returned.id)).toMatchObject({ choices: { conflict: 'add' }, writes: 0 })
    await book.call('importing.undoImport', { importId: first.id, clientId: clientId() })
    await commit(book, returned.id)
    expect(await figure(book, eaYong, 'CC_NEW', on)).toBe(12)
  })

  it('is not made of a file without anything to correct', async () => {
    const book = await openDistrict()
    const { id } = await addFile(book, sheetOf(usualRows))
    const failure = await book.failure('importing.saveErrorWorkbook', { importId: id, path: join(book.dir, 'x.xlsx') })
    expect(failure).toEqual(domain('importing/no-issues'))
  })
})

describe('a sheet this product exported', () => {
  it('changes nothing when it comes back untouched', { timeout: 30_000 }, async () => {
    const book = await openDistrict()
    await importSheet(book, usualRows)
    const path = join(book.dir, 'BM01.xlsx')
    const day = localDate(on)
    await book.call('reports.exportWorkbook', {
      form: 'BM01',
      period: { kind: 'day', from: day, to: day },
      policy: 'half-up',
      path,
    })
    const head = await addFile(book, new Uint8Array(readFileSync(path)), 'BM01.xlsx')
    expect(head.counts).toMatchObject({ new: 0, changed: 0, refused: 0, asked: 0 })
    expect(head.counts?.same).toBeGreaterThan(0)
    const seen = await preview(book, head.id)
    expect(seen).toMatchObject({ shape: 'own-export', own: { isUntouched: true }, writes: 0 })
  })
})

describe('what is remembered', () => {
  const bytesOf = (day: string, first = 12) =>
    new TextEncoder().encode(
      `BÁO CÁO NGÀY ${day}\nĐơn vị,CCCD cấp mới,Loại A\nXã Ea Kly,${first},1\nXã Ea Yông,2,0\nEa Đông,1,3`,
    )

  it('a header and a name that a person explained are known the next time', async () => {
    const book = await openDistrict()
    const { id } = await addFile(book, bytesOf('14/4/2023'), 'a.csv', 'Tổ 1')
    const asked = (await preview(book, id)).questions
    expect(asked.map(({ code }) => code).toSorted()).toEqual(['import/ask-column', 'import/ask-unit'])
    const [column, unit] = ['column', 'unit'].map((kind) => asked.find((one) => one.kind === kind)?.id ?? '')
    await choose(book, id, { answers: { [column ?? '']: 'flow:CC_EXCH:ALL', [unit ?? '']: '24496' } })
    await commit(book, id)
    const memory = await book.call('importing.listMemory', {})
    expect(memory.mappings).toMatchObject([{ columns: { 'cccd cấp mới': 'flow:CC_NEW:ALL' }, uses: 1 }])
    expect(memory.aliases).toMatchObject([{ sender: 'Tổ 1', text: 'Ea Đông', unitCode: '24496' }])

    const next = await addFile(book, bytesOf('13/4/2023', 9), 'b.csv', 'Tổ 1')
    expect(next).toMatchObject({ questions: 0, counts: { new: 6 } })
    const stranger = await addFile(book, bytesOf('12/4/2023', 7), 'c.csv', 'Tổ 2')
    expect(stranger).toMatchObject({ questions: 1 })

    await book.call('importing.forgetMemory', {
      fingerprints: memory.mappings.map(({ fingerprint }) => fingerprint),
      aliases: memory.aliases.map(({ sender, text }) => ({ sender, text })),
    })
    expect(await book.call('importing.listMemory', {})).toEqual({ mappings: [], aliases: [] })
  })

  it('takes in what a colleague exported, and refuses what this program does not have', async () => {
    const book = await openDistrict()
    const mapping = { fingerprint: '1-abc', name: 'Mẫu của tỉnh', columns: { mới: 'flow:CC_NEW:ALL' } }
    const alias = { sender: '', text: 'Ea Kly cũ', unitCode: eaKly }
    expect(await book.call('importing.putMemory', { mappings: [mapping], aliases: [alias] })).toEqual({
      mappings: 1,
      aliases: 1,
    })
    const strangeMapping = { ...mapping, columns: { mới: 'flow:CC_NOTHING:ALL' } }
    const failure = await book.failure('importing.putMemory', { mappings: [strangeMapping] })
    expect(failure).toMatchObject({ code: 'importing/bad-mapping', data: { fingerprints: ['1-abc'] } })
    const unknown = await book.failure('importing.putMemory', { aliases: [{ ...alias, unitCode: '99999' }] })
    expect(unknown).toEqual(domain('units/unknown'))
    expect((await book.call('importing.listMemory', {})).aliases).toMatchObject([{ text: 'Ea Kly cũ' }])
  })
})
