import { invoke } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { createGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { plainSource } from '#renderer/ui/grid/grid-words.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'

/** A national figure, or the reason of a difference, with the document it comes from. */
export interface VariancePlace {
  readonly unitCode: string
  readonly indicator: string
  readonly on: LocalDate
  readonly document: string
  readonly kind: 'national' | 'reason'
}

export function varianceKey({ unitCode, indicator, on, kind }: Omit<VariancePlace, 'document'>): string {
  return [kind, unitCode, indicator, on].join('|')
}

/** One for the window. */
export const nationalSaver = createGroupSaver<VariancePlace>({
  send: async (edits, cause) => {
    const figures = edits.filter(({ place }) => place.kind === 'national')
    for (const [document, alike] of Map.groupBy(figures, ({ place }) => place.document))
      await invoke('reconciliation.recordNational', {
        clientId: newClientId(),
        source: plainSource(cause),
        document,
        figures: alike.map(({ place: { unitCode, indicator, on }, value }) => ({
          unitCode,
          indicator,
          on,
          value: value ?? null,
        })),
      })
    const reasons = edits.filter(({ place }) => place.kind === 'reason')
    if (reasons.length > 0)
      await invoke('reconciliation.setReasons', {
        clientId: newClientId(),
        reasons: reasons.map(({ place: { unitCode, indicator, on }, text }) => ({
          unitCode,
          indicator,
          on,
          reason: text,
        })),
      })
  },
  groupOf: ({ where }) => where.unitCode,
})
