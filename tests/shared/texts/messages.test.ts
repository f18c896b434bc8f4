import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/contract.ts'
import { errorIssue } from '#shared/kernel/issue.ts'
import { figureIssueTexts } from '#shared/texts/figure-issues.texts.ts'
import { issueCodes, issueText, refusalText } from '#shared/texts/messages.ts'
import { refusalCodes } from '#shared/texts/refusals.texts.ts'

const sourceDir = join(import.meta.dirname, '../../../src')
const declared = [...new Set(Object.values(contract).flatMap((procedure) => Object.keys(procedure.errors)))]

const recordingAreas = ['figures', 'sessions', 'services', 'reconciliation', 'targets', 'campaigns', 'province']

/** Every code given to `errorIssue` or `warningIssue` in the rules on what is recorded and in what records it. */
function emittedIssueCodes(): string[] {
  const folders = recordingAreas
    .flatMap((area) => [join(sourceDir, 'shared', area), join(sourceDir, 'main/backend', area)])
    .filter((folder) => existsSync(folder))
  const codes = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((file) =>
      Array.from(
        readFileSync(join(folder, file), 'utf8').matchAll(/(?:error|warning)Issue\(\s*'([a-z-]+)'/g),
        (match) => match[1] ?? '',
      ),
    ),
  )
  return [...new Set(codes)].toSorted()
}

const fullData = {
  on: '2023-04-15',
  path: '/sổ.db',
  form: 'BM01',
  reason: 'missing',
  clientId: 'c',
  current: '654',
  given: '655',
  codes: ['1', '2', '3', '4', '5', '6', '7'],
  names: ['Xã Ea Kly'],
  keys: ['blank:24490'],
  problems: ['x'],
  number: 5,
  entryId: 12,
  cells: [{}],
  issues: [],
  from: '2023-04-01',
  to: '2023-04-30',
  today: '2023-04-15',
  startOn: '2023-01-01',
  unit: 'Huyện Krông Pắc',
  rows: ['Xã Ea Kly'],
  was: 5,
  now: 6,
  sequence: 1,
  counted: 2,
  file: 'BM01.xlsx',
  code: '654',
  unitCode: '24490',
  indicator: 'CC_NEW',
  cell: 'C7',
  value: 5,
  otherForm: 'BM04',
  otherFile: 'BM04.xlsx',
  otherCell: 'D7',
}

function expectReadable(text: string): void {
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object|  /)
  expect(text.length).toBeGreaterThan(10)
  expect(text).toMatch(/^[\p{Lu}“/\d].*[.?]$/u)
  expect(text).toBe(text.normalize('NFC'))
}

describe('the message of a refusal', () => {
  it('exists for every error code a procedure declares', () => {
    expect(declared.filter((code) => !refusalCodes.includes(code))).toEqual([])
  })

  it('exists for every reason a store cannot be opened', () => {
    const codes = ['store/missing', 'store/foreign', 'store/newer', 'store/damaged']
    expect(codes.filter((code) => !refusalCodes.includes(code))).toEqual([])
  })

  it.each(refusalCodes)('%s reads as a sentence, with its data and without any', (code) => {
    expectReadable(refusalText(code, fullData))
    expect(refusalText(code, {})).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
    expect(refusalText(code, null)).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
  })

  it('writes dates the Vietnamese way and shortens long lists', () => {
    expect(refusalText('figures/day-closed', { on: '2023-04-15' })).toContain('15/04/2023')
    expect(refusalText('units/unknown', fullData)).toContain('1, 2, 3, 4, 5 và 2 đơn vị khác')
  })

  it('tells why a file is not a backup, for every reason the contract knows', () => {
    const reasons = contract['backup.inspectBackup'].errors['backup/not-a-backup'].shape.reason.options
    const texts = reasons.map((reason) => refusalText('backup/not-a-backup', { path: 'a.db', reason }))
    expect(texts.filter((text) => text.includes('không rõ lý do'))).toEqual([])
    expect(new Set(texts).size).toBe(reasons.length)
  })

  it('says the first of the issues that it carries', () => {
    const issue = errorIssue('day-closed', { unitCode: '24490', indicator: 'CC_NEW', date: '2023-04-15' })
    expect(refusalText('figures/refused', { issues: [issue] })).toContain('ngày 15/04/2023 đã chốt')
  })

  it('names a code that nobody knows instead of failing', () => {
    for (const code of ['x/y', 'constructor', '__proto__', 'toString'])
      expect(refusalText(code, {})).toBe(`Không làm được (${code}).`)
  })
})

describe('the message of an issue', () => {
  it('exists for every code that the rules on figures and the recording emit', () => {
    const emitted = emittedIssueCodes()
    expect(emitted.length).toBeGreaterThan(15)
    expect(emitted.filter((code) => !issueCodes.includes(code))).toEqual([])
  })

  it('exists for nothing that is never emitted', () => {
    const emitted = emittedIssueCodes()
    const own = issueCodes.filter((code) => !code.startsWith('import/'))
    expect(own.filter((code) => !emitted.includes(code))).toEqual([])
    expect(Object.keys(figureIssueTexts).length).toBeGreaterThan(5)
  })

  it.each(issueCodes)('%s reads as a sentence, with or without its figures', (code) => {
    const where = { unitCode: '24490', indicator: 'EID_COL', date: '2023-04-15' }
    const params = {
      total: 5,
      sum: 8,
      EID1_COL: 6,
      EID2_COL: 2,
      CC_U6: 8,
      draft: '12o',
      code: 'X1',
      from: '2023-04-01',
      to: '2023-04-30',
      otherFrom: '2023-04-02',
      otherTo: '2023-04-03',
      otherIndicator: 'EID1_COL',
      value: 3,
    }
    expectReadable(issueText(errorIssue(code, where, params)))
    expect(issueText(errorIssue(code, where))).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
    expect(issueText(errorIssue(code))).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
  })
})
