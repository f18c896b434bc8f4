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
import { knownHolidays } from './known-holidays.ts'
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

const draftSchema = z.object({ text: z.string().nullable() })

export type SettingsService = ReturnType<typeof createSettingsService>

/** What a unit chose once: who it is, how its sheets look, which days are off. */
export function createSettingsService(repo: SettingsRepo, clock: Clock) {
  function read<T extends z.ZodType>(key: string, schema: T): z.output<T> | null {
    const text = repo.read(key)
    return text === undefined ? null : schema.parse(JSON.parse(text))
  }
  function write(key: string, value: unknown): Record<string, never> {
    repo.write(key, JSON.stringify(value), clock.instant())
    return {}
  }
  return {
    getToday: () => ({ on: localDate(clock.today()) }),
    readWorkspace: (): StoredWorkspace | null => read('workspace', workspaceSchema),
    writeWorkspace: (workspace: StoredWorkspace) => write('workspace', workspace),
    getSetupDraft: () => read('setup-draft', draftSchema)?.text ?? null,
    saveSetupDraft: ({ text }: ParsedInput<'settings.saveSetupDraft'>) => write('setup-draft', { text }),
    getLetterhead: (): Letterhead => read('letterhead', letterheadSchema) ?? emptyLetterhead,
    setLetterhead: (letterhead: Letterhead) => write('letterhead', letterhead),
    getReporting: (): Reporting => read('reporting', reportingSchema) ?? defaultReporting,
    setReporting: (reporting: Reporting) => write('reporting', reporting),
    listHolidays: (): Holiday[] => read('holidays', z.array(holidaySchema)) ?? knownHolidays(),
    setHolidays: ({ holidays }: ParsedInput<'settings.setHolidays'>) => write('holidays', holidays),
    getPreferences: (): Preferences =>
      read('preferences', preferencesSchema) ?? {
        entryColumns: [...defaultEntryColumns()],
        theme: 'auto',
      },
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
