import { createHash } from 'node:crypto'
import type { Verification } from '#shared/backup/backup.contract.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { isDamage } from '../db/open-store.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { sessionProblems } from './verify-sessions.ts'
import type { LedgerTable, SumRow, ProjectedCell, RevisionRow, VerifyRepo } from './verify.repo.ts'

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)
const totalOfPart = new Map(totals.flatMap(({ code, parts = [] }) => parts.map((part) => [part, code] as const)))
const separator = ' '

const restoreNewest = 'Khôi phục từ bản sao lưu mới nhất.'
const tableNames: Readonly<Record<LedgerTable, string>> = {
  revisions: 'số liệu',
  target_revisions: 'chỉ tiêu giao',
  note_revisions: 'ghi chú',
  day_events: 'chốt, duyệt ngày',
  audit_events: 'nhật ký',
  setting_revisions: 'thiết lập',
  unit_revisions: 'đơn vị',
  record_revisions: 'buổi lưu động, đợt cao điểm, dịch vụ',
  side_revisions: 'số liệu đợt, dịch vụ, đối chiếu',
}

/** Copies of imported files that are not the bytes that came, and imports that the chain tells otherwise of. */
function importProblems(repo: VerifyRepo): string[] {
  let altered = 0
  for (const { hash, bytes } of repo.importFiles())
    if (createHash('sha256').update(bytes).digest('hex') !== hash) altered += 1
  const stray = repo.strayImports()
  return [
    ...(altered === 0 ? [] : [`${altered} bản sao của tệp đã nhập không còn như lúc nhận. ${restoreNewest}`]),
    ...(stray === 0 ? [] : [`${stray} lần nhập tệp không khớp với nhật ký. ${restoreNewest}`]),
  ]
}

/**
 * Checks a store from end to end: SQLite's own checks, the hash chain, and the projections folded again from the
 * revisions by a computation that shares nothing with the triggers that keep them.
 */
export function createVerifyService(repo: VerifyRepo, ledger: LedgerService) {
  return {
    verifyStore(): Verification {
      const integrity = found(() => integrityProblems(repo.integrity()))
      const chain = found(() => [
        ...ledger.verifyChain().problems,
        ...repo.disorderedTables().map((table) => disorderText(tableNames[table])),
        ...importProblems(repo),
      ])
      const folded = found(() => [
        ...familyProblems(repo.totalParts()),
        ...revisedProblems(repo.differingFromRevisions()),
        ...sessionProblems(repo),
        ...repo.units().flatMap((unit) => unitProblems(repo, unit)),
      ])
      const problems = [...integrity, ...chain, ...folded]
      return {
        ok: problems.length === 0,
        revisions: integrity.length === 0 ? ledger.counts().revisions : 0,
        integrity: integrity.length === 0,
        chain: chain.length === 0,
        totals: folded.length === 0,
        problems,
      }
    },
  }
}

function revisedProblems({ units, settings }: { units: number; settings: number }): string[] {
  return [
    ...(units > 0 ? [`Danh sách đơn vị: ${units} đơn vị không khớp lần ghi gần nhất. ${restoreNewest}`] : []),
    ...(settings > 0 ? [`Thiết lập: ${settings} mục không khớp lần ghi gần nhất. ${restoreNewest}`] : []),
  ]
}

function integrityProblems({ damages, brokenKeys }: { damages: number; brokenKeys: number }): string[] {
  return [
    ...(damages > 0 ? [`Tệp sổ hỏng ở ${damages} chỗ. ${restoreNewest}`] : []),
    ...(brokenKeys > 0 ? [`${brokenKeys} dòng của tệp sổ trỏ tới chỗ không còn. ${restoreNewest}`] : []),
  ]
}

function disorderText(name: string): string {
  return `Các dòng ${name} không đứng theo thứ tự các lần ghi: nội dung cũ có thể được tính thay nội dung mới. ${restoreNewest}`
}

/** What a check found; a store too damaged to be read through is a finding too. */
function found(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    if (!isDamage(error)) throw error
    return [`Tệp sổ bị hỏng, có chỗ không đọc được. ${restoreNewest}`]
  }
}

/** The triggers add up what the catalogue says, no more and no less. */
function familyProblems(stored: readonly string[]): string[] {
  const expected = totals.flatMap((total) => (total.parts ?? []).map((part) => `${total.code} ${part}`))
  return stored.toSorted().join() === expected.toSorted().join()
    ? []
    : [`Bảng các chỉ tiêu được cộng vào số tổng đã bị sửa. ${restoreNewest}`]
}

/** Where the current figures of a unit differ from its revisions, in one sentence. */
function unitProblems(repo: VerifyRepo, unit: { id: number; name: string }): string[] {
  const newest = new Map<string, RevisionRow>()
  for (const row of repo.revisions(unit.id)) newest.set(cellKey(row), row)
  const summed = sumsOfParts(newest)
  const wrongSums = differingSums(repo.sums(unit.id), newest, summed)
  const wrongCells = differingCells(repo.cells(unit.id), newest, summed)
  const [example = wrongSums[0]] = wrongCells
  if (example === undefined) return []
  const [code = '', from = ''] = example.split(separator)
  return [
    `${unit.name}: ${wrongCells.length} ô số liệu và ${wrongSums.length} tổng tháng, năm không khớp các lần ghi, như ${plainNames.indicator(code, from)} ${from}. ${restoreNewest}`,
  ]
}

/** Σ of the reported parts of every total that is not typed itself, by the total's cell. */
function sumsOfParts(newest: ReadonlyMap<string, RevisionRow>): Map<string, RevisionRow> {
  const sums = new Map<string, RevisionRow>()
  for (const row of newest.values()) {
    const total = totalOfPart.get(row.indicator)
    if (total === undefined || row.value === null) continue
    const key = cellKey({ ...row, indicator: total })
    if ((newest.get(key)?.value ?? null) !== null) continue
    sums.set(key, { ...row, indicator: total, value: (sums.get(key)?.value ?? 0) + row.value })
  }
  return sums
}

function cellKey({ indicator, from, to, channel }: Pick<RevisionRow, 'indicator' | 'from' | 'to' | 'channel'>): string {
  return indicator + separator + from + separator + to + separator + channel
}

/** Cells whose value is not what the revisions give, or that are not there. */
function differingCells(
  cells: readonly ProjectedCell[],
  newest: ReadonlyMap<string, RevisionRow>,
  summed: ReadonlyMap<string, RevisionRow>,
): string[] {
  const problems: string[] = []
  const missing = new Set([...newest.keys(), ...summed.keys()])
  for (const cell of cells) {
    const key = cellKey(cell)
    missing.delete(key)
    const { value: typed = null, draft = null } = newest.get(key) ?? {}
    const value = typed ?? summed.get(key)?.value ?? null
    if (cell.typed !== typed || cell.value !== value || cell.draft !== draft) problems.push(key)
  }
  return [...problems, ...missing]
}

/** Sums of months and years that are not what their days give, or that are not there. */
function differingSums(
  stored: readonly SumRow[],
  newest: ReadonlyMap<string, RevisionRow>,
  summed: ReadonlyMap<string, RevisionRow>,
): string[] {
  const sums = new Map<string, { total: number; days: number }>()
  for (const { indicator, from, to, channel, value } of [...newest.values(), ...summed.values()]) {
    if (from !== to || channel === 'STOCK' || value === null) continue
    for (const span of [from.slice(0, 7), from.slice(0, 4)]) {
      const key = indicator + separator + span + separator + channel
      const sum = sums.get(key)
      if (sum === undefined) sums.set(key, { total: value, days: 1 })
      else {
        sum.total += value
        sum.days += 1
      }
    }
  }
  const problems = stored.flatMap(({ indicator, span, channel, total, days }) => {
    const key = [indicator, span, channel].join(separator)
    const sum = sums.get(key) ?? { total: 0, days: 0 }
    sums.delete(key)
    return sum.total === total && sum.days === days ? [] : [key]
  })
  return [...problems, ...sums.keys()]
}
