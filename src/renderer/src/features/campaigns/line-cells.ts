/** What the cells of a campaign's lines say. */
import { t } from '#renderer/texts/vi.ts'
import { type LineKind, lineKindSchema } from '#shared/campaigns/campaigns.schema.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { bareName } from '#shared/settings/setup-rows.rules.ts'
import { lineKindTexts } from '#shared/texts/campaigns.texts.ts'

export interface NamedUnit {
  readonly code: string
  readonly name: string
}

const kinds = lineKindSchema.options

/** The words of all kinds, for who typed another. */
export const kindWords = kinds.map((kind) => lineKindTexts[kind]).join('; ')

/** A kind by its name, or by a word of it that no other has. */
export function readKind(text: string): LineKind | undefined {
  const exact = kinds.find((kind) => nameKey(lineKindTexts[kind]) === nameKey(text))
  const found = kinds.filter((kind) => ` ${words(lineKindTexts[kind])} `.includes(` ${words(text)} `))
  return exact ?? (found.length === 1 ? found[0] : undefined)
}

function words(text: string): string {
  return foldDiacritics(nameKey(text)).replaceAll(',', '')
}

/** True is the unit's book, false typed; undefined for another word. */
export function readSource(text: string): boolean | undefined {
  const key = nameKey(text)
  if (key === '' || key === nameKey(t('campaigns.sourceTyped'))) return false
  return key === nameKey(t('campaigns.sourceBook')) || key === 'sổ' || key === 'x' ? true : undefined
}

/** The unit a line names, by its code or by a name that one unit alone has. */
export function lineUnit(
  { unitCode, name }: { readonly unitCode: string | null; readonly name: string },
  units: readonly NamedUnit[],
): string | null {
  if (unitCode !== null) return unitCode
  const full = units.filter((unit) => nameKey(unit.name) === nameKey(name))
  const found = full.length > 0 ? full : units.filter((unit) => nameKey(bareName(unit.name)) === nameKey(name))
  return found.length === 1 ? (found[0]?.code ?? null) : null
}

/** Null for a blank and for what is no count. */
export function countOf(text: string): number | null {
  const reading = readCellCount(text)
  return reading.ok ? reading.value : null
}

export function textOf(count: number | null): string {
  return count === null ? '' : String(count)
}
