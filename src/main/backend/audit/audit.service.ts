import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { groupsOf, kindsOf } from '#shared/audit/audit.rules.ts'
import { type AuditEvent, type AuditFilter, entryGroups, type StoreHealth } from '#shared/audit/audit.schema.ts'
import { layoutExtract } from '#shared/audit/extract-sheet.rules.ts'
import { endOfDay, formatInstant, startOfDay } from '#shared/kernel/instant.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { entryGroupTexts } from '#shared/texts/audit-groups.texts.ts'
import { entryLines } from '#shared/texts/audit.texts.ts'
import type { Clock } from '../backend-ports.ts'
import type { ExcelPort } from '../excel/excel-port.ts'
import { saveFile } from '../excel/save-file.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { AuditTrail } from './audit-trail.service.ts'
import type { AuditRepo, EntryFilter, EntryRow } from './audit.repo.ts'

interface Parts {
  readonly repo: AuditRepo
  readonly ledger: LedgerService
  readonly trail: AuditTrail
  readonly settings: Pick<SettingsService, 'getLetterhead'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode'>
  readonly excel: Pick<ExcelPort, 'render'>
  readonly clock: Clock
  readonly health: () => StoreHealth
  /** Throws `DomainError('store/unsound')` when the book was altered. */
  readonly ensureSound: () => Promise<void>
}

/** Characters of an entry's hash that are shown. */
const HASH_SHOWN = 12
/** More entries than anyone reads on paper. */
const EXTRACT_MOST = 5000

export type AuditService = ReturnType<typeof createAuditService>

/** Reads the chain of entries for people, on screen and on paper. */
export function createAuditService(parts: Parts) {
  const { repo, ledger, trail, settings, units, excel, clock, health, ensureSound } = parts

  function eventOf(row: EntryRow): AuditEvent {
    const content = { ...repo.contentOf(row.id), source: row.source, document: row.document }
    return {
      id: row.id,
      at: row.at,
      author: row.author,
      groups: groupsOf(content),
      source: row.source,
      document: row.document,
      lines: entryLines(content),
      hash: row.hash.slice(0, HASH_SHOWN),
    }
  }

  return {
    listEvents({ beforeId, limit, ...filter }: ParsedInput<'audit.listEvents'>): Output<'audit.listEvents'> {
      const rows = repo.page(entryFilter(filter), beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1)
      const events = rows.slice(0, limit).map(eventOf)
      return { events, nextBeforeId: rows.length > limit ? (events.at(-1)?.id ?? null) : null, authors: repo.authors() }
    },
    getEvent({ id }: ParsedInput<'audit.getEvent'>): Output<'audit.getEvent'> {
      const row = repo.find(id)
      return row === undefined ? null : { event: eventOf(row), changes: repo.changes(id) }
    },
    getChain(): Output<'audit.getChain'> {
      const { entries, hash } = ledger.head()
      return { entries, head: hash, health: health() }
    },
    async exportExtract(
      { path, ...filter }: ParsedInput<'audit.exportExtract'>,
      author: string,
    ): Promise<Output<'audit.exportExtract'>> {
      const { isSample } = units.requireWorkspace()
      await ensureSound()
      const asked = filterText(filter, units.byCode().get(filter.unitCode ?? '')?.name)
      const rows = repo.page(entryFilter(filter), Number.MAX_SAFE_INTEGER, EXTRACT_MOST + 1)
      const isCut = rows.length > EXTRACT_MOST
      const { entries, hash } = ledger.head()
      const sheet = layoutExtract({
        letterhead: settings.getLetterhead(),
        date: localDate(clock.today()),
        isSample,
        subtitle: asked,
        rows: rows
          .slice(0, EXTRACT_MOST)
          .toReversed()
          .map(eventOf)
          .map(({ id, at, author: who, lines, hash: shown }) => ({
            id,
            when: formatInstant(at),
            author: who,
            lines,
            hash: shown,
          })),
        remarks: [
          `Sổ có ${formatCount(entries)} lần ghi nối chuỗi băm; mã băm cuối: ${hash}.`,
          ...(isCut ? [`Chỉ in ${formatCount(EXTRACT_MOST)} lần ghi mới nhất trong số tìm thấy.`] : []),
        ],
      })
      await saveFile(path, await excel.render(sheet, null))
      trail.record({ kind: 'extract', subject: asked }, author)
      return { path, rows: Math.min(rows.length, EXTRACT_MOST), isCut }
    },
  }
}

function entryFilter({ from, to, author, groups, about, unitCode }: AuditFilter): EntryFilter {
  const has = (group: NonNullable<AuditFilter['groups']>[number]): 0 | 1 => (groups?.includes(group) === true ? 1 : 0)
  return {
    fromAt: from === undefined ? null : startOfDay(from),
    untilAt: to === undefined ? null : endOfDay(to),
    author: author ?? null,
    kinds: groups === undefined || groups.length === 0 ? null : JSON.stringify(kindsOf(groups)),
    figures: has('figures'),
    days: has('days'),
    targets: has('targets'),
    notes: has('notes'),
    settings: has('settings'),
    units: has('units'),
    about: about ?? null,
    unitCode: unitCode ?? null,
  }
}

/** What an extract is of, in words: everything that narrows it. */
function filterText({ from, to, author, groups = [], about, unitCode }: AuditFilter, unitName = unitCode): string {
  const chosen = entryGroups.filter((group) => groups.includes(group)).map((group) => entryGroupTexts[group])
  const narrowed = [
    ...recordedText(from, to),
    ...(author === undefined ? [] : [`người ghi: ${author}`]),
    ...(about === undefined ? [] : [`về số liệu ngày ${formatDate(about)}`]),
    ...(unitName === undefined ? [] : [`đơn vị: ${unitName}`]),
    ...(chosen.length === 0 ? [] : [`loại việc: ${chosen.join(', ')}`]),
  ]
  if (narrowed.length === 0) return 'Toàn bộ nhật ký'
  return from === undefined && to === undefined ? `Mọi ngày ghi, ${narrowed.join(', ')}` : narrowed.join(', ')
}

function recordedText(from: AuditFilter['from'], to: AuditFilter['to']): string[] {
  if (from !== undefined && from === to) return [`Ngày ${formatDate(from)}`]
  const first = from === undefined ? [] : [`Từ ngày ${formatDate(from)}`]
  const last = to === undefined ? [] : [`${from === undefined ? 'Đến' : 'đến'} ngày ${formatDate(to)}`]
  return first.length + last.length === 0 ? [] : [[...first, ...last].join(' ')]
}
