import { accountsTexts } from './accounts.texts.ts'
import { auditTexts } from './audit.texts.ts'
import { backupTexts } from './backup.texts.ts'
import { campaignsTexts } from './campaigns.texts.ts'
import { dayLifeTexts } from './day-life.texts.ts'
import { entryTexts } from './entry.texts.ts'
import { formsTexts } from './forms.texts.ts'
import { frameTexts } from './frame.texts.ts'
import { importKeepingTexts } from './import-keeping.texts.ts'
import { importingTexts } from './importing.texts.ts'
import { overviewTexts } from './overview.texts.ts'
import { completenessTexts } from './province-completeness.texts.ts'
import { consolidationTexts } from './province-consolidation.texts.ts'
import { outliersTexts } from './province-outliers.texts.ts'
import { reorganisationTexts } from './province-reorganisation.texts.ts'
import { submissionsTexts } from './province-submissions.texts.ts'
import { provinceTexts } from './province.texts.ts'
import { reconciliationTexts } from './reconciliation.texts.ts'
import { reportTexts } from './report.texts.ts'
import { servicesTexts } from './services.texts.ts'
import { sessionsTexts } from './sessions.texts.ts'
import { settingsTexts } from './settings.texts.ts'
import { setupProblemTexts } from './setup-problem.texts.ts'
import { setupTexts } from './setup.texts.ts'
import { startupTexts } from './startup.texts.ts'
import { targetsTexts } from './targets.texts.ts'
import { todayTexts } from './today.texts.ts'

/** Every text of the window, one plain object per area. `{name}` in a text is a place for a value. */
export const catalogue = {
  frame: frameTexts,
  today: todayTexts,
  entry: { ...entryTexts, ...dayLifeTexts },
  overview: overviewTexts,
  reports: reportTexts,
  forms: formsTexts,
  backup: backupTexts,
  startup: startupTexts,
  accounts: accountsTexts,
  audit: auditTexts,
  importing: { ...importingTexts, ...importKeepingTexts },
  sessions: sessionsTexts,
  targets: targetsTexts,
  campaigns: campaignsTexts,
  services: servicesTexts,
  reconciliation: reconciliationTexts,
  province: provinceTexts,
  submissions: submissionsTexts,
  completeness: completenessTexts,
  consolidation: consolidationTexts,
  outliers: outliersTexts,
  reorganisation: reorganisationTexts,
  setup: { ...setupTexts, ...setupProblemTexts, ...settingsTexts },
} as const

type Catalogue = typeof catalogue
type Area = keyof Catalogue
export type TextKey = { [A in Area]: `${A}.${keyof Catalogue[A] & string}` }[Area]

type TextOf<K extends TextKey> = K extends `${infer A extends Area}.${infer Name}`
  ? Catalogue[A][Name & keyof Catalogue[A]]
  : never
type Places<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never
type Values<K extends TextKey> = [Places<TextOf<K>>] extends [never]
  ? []
  : [values: Readonly<Record<Places<TextOf<K>>, string | number>>]

/** The text of a key with its values put in. A missing or misspelt value is a type error. */
export function t<K extends TextKey>(key: K, ...[values]: Values<K>): string {
  return fill(textOf(key), values ?? {})
}

function textOf(key: string): string {
  const dot = key.indexOf('.')
  const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue
  const text = areas[key.slice(0, dot)]?.[key.slice(dot + 1)]
  if (text === undefined) throw new Error(`no text ${key}`)
  return text
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
