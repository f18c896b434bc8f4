import { z } from 'zod'
import type { ParsedInput } from '#shared/contract/contract.ts'
import { defaultEntryColumns } from '#shared/figures/entry-columns.rules.ts'
import { localDate, localDateSchema } from '#shared/kernel/local-date.ts'
import {
  type Holiday,
  holidaySchema,
  type Letterhead,
  letterheadSchema,
  type Preferences,
  preferencesSchema,
  type Reporting,
  reportingSchema,
} from '#shared/settings/settings.schema.ts'
import { presetSchema } from '#shared/units/units.schema.ts'
import type { Clock } from '../backend-ports.ts'
import type { NewUnitRevision } from '../figures/ledger-rows.ts'
import { knownHolidays } from './known-holidays.ts'
import type { RecordedKey, SettingsHistory } from './settings-history.service.ts'
import type { SettingsRepo } from './settings.repo.ts'

const workspaceSchema = z.object({
  preset: presetSchema,
  provinceCode: z.string(),
  provinceName: z.string(),
  unitCode: z.string(),
  startOn: localDateSchema,
  isSample: z.boolean(),
})
export type StoredWorkspace = z.infer<typeof workspaceSchema>

/** How the store knows who writes; nothing is stored until that was chosen. */
const accessSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('solo'), soloName: z.string() }),
  z.object({ mode: z.literal('accounts') }),
])
export type StoredAccess = z.infer<typeof accessSchema>

const draftSchema = z.object({ text: z.string().nullable() })

type RecordedValues = Partial<Readonly<Record<RecordedKey, unknown>>>

interface Parts {
  readonly repo: SettingsRepo
  readonly history: SettingsHistory
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

export type SettingsService = ReturnType<typeof createSettingsService>
export type SettingsReader = ReturnType<typeof createSettingsReader>

/** What a unit chose once: who it is, how its sheets look, which days are off. */
export function createSettingsReader(repo: Pick<SettingsRepo, 'read'>, clock: Clock) {
  function read<T extends z.ZodType>(key: string, schema: T): z.output<T> | null {
    const text = repo.read(key)
    return text === undefined ? null : schema.parse(JSON.parse(text))
  }
  return {
    read,
    getToday: () => ({ on: localDate(clock.today()) }),
    readWorkspace: (): StoredWorkspace | null => read('workspace', workspaceSchema),
    readAccess: (): StoredAccess | null => read('access', accessSchema),
    getSetupDraft: () => read('setup-draft', draftSchema)?.text ?? null,
    getLetterhead: (): Letterhead => read('letterhead', letterheadSchema) ?? emptyLetterhead,
    getReporting: (): Reporting => read('reporting', reportingSchema) ?? defaultReporting,
    listHolidays: (): Holiday[] => read('holidays', z.array(holidaySchema)) ?? knownHolidays(),
    getPreferences: (): Preferences =>
      read('preferences', preferencesSchema) ?? {
        entryColumns: [...defaultEntryColumns()],
        theme: 'auto',
      },
  }
}

/** The settings, with what changes them. */
export function createSettingsService({ repo, history, clock, transaction }: Parts) {
  function write(key: string, value: unknown): Record<string, never> {
    repo.write(key, JSON.stringify(value), clock.instant())
    return {}
  }
  /** Writes what differs and enters it in the ledger, together with units that changed along; the caller holds the transaction. */
  function record(
    values: RecordedValues,
    author: string,
    { units = [], source = 'settings' }: { units?: readonly NewUnitRevision[]; source?: string } = {},
  ): void {
    const settings = Object.entries(values)
      .map(([key, value]) => ({ key, value: JSON.stringify(value) }))
      .filter(({ key, value }) => repo.read(key) !== value)
    const at = clock.instant()
    for (const { key, value } of settings) repo.write(key, value, at)
    history.append({ settings, units }, author, source)
  }
  const recordAlone = (values: RecordedValues, author: string): Record<string, never> =>
    transaction(() => {
      record(values, author)
      return {}
    })
  return {
    ...createSettingsReader(repo, clock),
    record,
    saveSetupDraft: ({ text }: ParsedInput<'settings.saveSetupDraft'>) => write('setup-draft', { text }),
    setLetterhead: (letterhead: Letterhead, author: string) => recordAlone({ letterhead }, author),
    setReporting: (reporting: Reporting, author: string) => recordAlone({ reporting }, author),
    setHolidays: ({ holidays }: ParsedInput<'settings.setHolidays'>, author: string) =>
      recordAlone({ holidays }, author),
    setPreferences: (preferences: Preferences) => write('preferences', preferences),
  }
}

const defaultReporting: Reporting = { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 }

const emptyLetterhead: Letterhead = {
  parentBody: '',
  issuingBody: '',
  place: '',
  numberPattern: 'Số: …/BC-CAH',
  signers: [{ authority: '', authorityTitle: '', title: 'TRƯỞNG CÔNG AN HUYỆN', name: '' }],
  recipients: [],
  isInternal: false,
}
