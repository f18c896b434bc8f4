import { t } from '#renderer/texts/vi.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'

export type ConflictPolicy = ImportChoices['conflict']

export const policies: readonly ConflictPolicy[] = ['replace', 'only-empty', 'keep', 'add']

const texts = {
  replace: 'importing.policyReplace',
  'only-empty': 'importing.policyOnlyEmpty',
  keep: 'importing.policyKeep',
  add: 'importing.policyAdd',
} as const

/** What becomes of a cell that has a figure in the book already. */
export function policyText(policy: ConflictPolicy): string {
  return t(texts[policy])
}
