import { invoke } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { createGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { plainSource } from '#renderer/ui/grid/grid-words.ts'
import type { ServiceFigure } from '#shared/services/services.schema.ts'

export type ServicePlace = Pick<ServiceFigure, 'code' | 'measure' | 'from' | 'to'>

/** What a service received and what of it came online belong together. */
export function groupOfService(code: string, from: string): string {
  return `${code} ${from}`
}

/** One for the window. */
export const servicesSaver = createGroupSaver<ServicePlace>({
  send: (edits, cause) =>
    invoke('services.recordFigures', {
      clientId: newClientId(),
      source: plainSource(cause),
      figures: edits.map(({ place, value }) => ({ ...place, value: value ?? null })),
    }),
  groupOf: ({ where }) =>
    where.path === undefined || where.date === undefined ? undefined : groupOfService(where.path, where.date),
})
