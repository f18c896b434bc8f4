import { agreedAnswers, sharedColumnAnswers, sharedNames } from '#shared/importing/shared-answers.rules.ts'
import { type ImportChoices, importChoicesSchema } from '#shared/importing/understanding.schema.ts'
import type { LearntAlias } from '#shared/importing/understanding-context.ts'
import type { ImportsRepo } from './imports.repo.ts'

/** Answers about columns by question id, and spellings of names. */
export interface NearbyAnswers {
  readonly columns: Readonly<Record<string, string>>
  readonly names: readonly LearntAlias[]
}

export const noneNearby: NearbyAnswers = { columns: {}, names: [] }

/** More files do not wait at once. */
const MOST_FILES = 200

export type NearbyAnswersService = ReturnType<typeof createNearbyAnswers>

/** What a person answered about the other files that wait: a question is answered once for all of them. */
export function createNearbyAnswers({ repo }: { readonly repo: Pick<ImportsRepo, 'list'> }) {
  return {
    /** `except`: the import that asks. Names count only from the same sender. */
    of(sender: string, except: number | null): NearbyAnswers {
      const others = repo
        .list(['waiting'], Number.MAX_SAFE_INTEGER, MOST_FILES)
        .filter(({ id, choices }) => id !== except && choices.includes('"answers":{"'))
        .map((row) => ({ sender: row.sender, choices: importChoicesSchema.parse(JSON.parse(row.choices)) }))
      const alike = others.filter((other) => other.sender === sender)
      const names = alike.map(({ choices }) =>
        Object.fromEntries(sharedNames(choices).map(({ key, unitCode }) => [key, unitCode])),
      )
      return {
        columns: agreedAnswers(others.map(({ choices }) => sharedColumnAnswers(choices))),
        names: Object.entries(agreedAnswers(names)).map(([key, unitCode]) => ({ key, unitCode })),
      }
    },
  }
}

/** What of an import's choices holds for others too, to see whether it changed. */
export function sharedPart(choices: ImportChoices): string {
  return JSON.stringify([sharedColumnAnswers(choices), sharedNames(choices)])
}
