/** Which group each happening belongs to, and which groups an entry has. */
import { type AuditKind, auditKinds, type EntryContent, type EntryGroup, entryGroups } from './audit.schema.ts'

const kindGroups: Readonly<Record<AuditKind, EntryGroup>> = {
  'book-taken-over': 'settings',
  'sign-in': 'people',
  'sign-in-failed': 'people',
  'sign-out': 'people',
  'session-locked': 'people',
  'mode-chosen': 'people',
  'account-created': 'people',
  'account-changed': 'people',
  'password-changed': 'people',
  'password-reset': 'people',
  'recovery-used': 'people',
  'recovery-renewed': 'people',
  export: 'files',
  'export-again': 'files',
  'export-document': 'files',
  extract: 'files',
  backup: 'files',
  restore: 'files',
  drill: 'files',
  'second-place-chosen': 'files',
  'file-imported': 'files',
  'file-refused': 'files',
  'import-undone': 'figures',
  'requests-applied': 'figures',
  'requests-dropped': 'figures',
  'check-failed': 'checks',
  'check-passed': 'checks',
  'clock-set-back': 'checks',
  'store-started-anew': 'checks',
  undo: 'figures',
  'day-restored': 'figures',
  'session-saved': 'sessions',
  'campaign-saved': 'campaigns',
  'campaign-figures': 'campaigns',
  'services-recorded': 'services',
  'services-listed': 'services',
  'national-recorded': 'reconciliation',
  'variance-explained': 'reconciliation',
  'submission-received': 'province',
  'submission-refused': 'province',
  'submission-withdrawn': 'province',
  'deadline-set': 'province',
  'exemption-saved': 'province',
  'contact-saved': 'province',
  'call-added': 'province',
  'verdict-saved': 'province',
  'form-changed': 'settings',
  'reorganisation-saved': 'units',
}

/** Happenings that are found under some groups. */
export function kindsOf(groups: readonly EntryGroup[]): AuditKind[] {
  return auditKinds.filter((kind) => groups.includes(kindGroups[kind]))
}

/** The groups of an entry, in their fixed order. */
export function groupsOf(content: EntryContent): EntryGroup[] {
  const kinds: ReadonlySet<string> = new Set(content.happenings.map(({ kind }) => kind))
  const has: Readonly<Record<EntryGroup, boolean>> = {
    figures: content.figures !== undefined,
    days: content.dayEvents.length > 0,
    targets: content.targets > 0,
    notes: content.notes.length > 0,
    settings: content.settings.length > 0,
    units: content.units.length > 0,
    sessions: false,
    campaigns: false,
    services: false,
    reconciliation: false,
    province: false,
    people: false,
    files: false,
    checks: false,
  }
  return entryGroups.filter((group) => has[group] || kindsOf([group]).some((kind) => kinds.has(kind)))
}
