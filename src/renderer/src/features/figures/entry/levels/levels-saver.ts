import { invoke } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { createGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { plainSource } from '#renderer/ui/grid/grid-words.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'

export interface LevelPlace {
  readonly unitCode: string
  readonly indicator: string
  readonly on: LocalDate
  /** The document the figure comes from. */
  readonly document: string
}

export function levelKey({ unitCode, indicator, on }: Omit<LevelPlace, 'document'>): string {
  return `${unitCode}|${indicator}|${on}`
}

/** One for the window. Levels of one row are judged beside each other, and told with the document they come from. */
export const levelsSaver = createGroupSaver<LevelPlace>({
  send: async (edits, cause) => {
    for (const [document, alike] of Map.groupBy(edits, ({ place }) => place.document)) {
      const postings = alike.map(({ place: { unitCode, indicator, on }, value }) => ({
        unitCode,
        indicator,
        from: on,
        to: on,
        value: value ?? null,
      }))
      await invoke('figures.recordFigures', { clientId: newClientId(), source: plainSource(cause), document, postings })
    }
  },
  groupOf: ({ where }) => where.unitCode,
})
