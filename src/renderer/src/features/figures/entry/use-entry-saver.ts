import { useSyncExternalStore } from 'react'
import { CallFailure, invoke } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { noteSaved } from '#renderer/rpc/last-saved.ts'
import { watchSaver } from '#renderer/rpc/watch-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import { type Batch, EntrySaver, type SaverState } from './entry-saver.ts'
import { rememberEntry } from './remembered-entries.ts'

/** One for the window: figures on their way outlive the screen they were typed on. */
const saver = new EntrySaver({
  send,
  isPassing: (error) => !(error instanceof CallFailure) || error.failure.kind === 'unexpected',
  newId: newClientId,
  nowMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
})

watchSaver(saver, (count) => t('entry.unsavedOnClose', { count }))

async function send({ clientId, source, edits }: Batch): Promise<void> {
  const postings = edits.map(({ unitCode, indicator, on, value, draft }) => ({
    unitCode,
    indicator,
    from: on,
    to: on,
    value,
    ...(draft !== null && { draft }),
  }))
  const { entryId } = await invoke('figures.recordFigures', { clientId, source, postings })
  rememberEntry(entryId)
  noteSaved()
}

/** The saver and what is pending in it. The backend's own event has the answers about figures asked again. */
export function useEntrySaver(): { saver: EntrySaver; state: SaverState } {
  return { saver, state: useSyncExternalStore(saver.subscribe, saver.state) }
}
