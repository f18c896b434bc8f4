import { isChangedSince } from '#renderer/rpc/changed-since.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import {
  type DraftLine,
  draftLines,
  type ListDraft,
  listId,
  openedList,
  readDraft,
  readOwn,
} from './service-list-draft.ts'
import { serviceListDrafts } from './service-list-drafts.ts'

/** The list as it stands in the window, and what can be done with it; what is typed outlives the panel. */
export function useServiceList(records: readonly ServiceRecord[], firstOn: LocalDate, onDone: () => void) {
  const opened = openedList(firstOn, records)
  const standing = useDrafts(serviceListDrafts).get(listId)
  const draft = standing?.draft ?? opened
  const { on, document, edited, added, seen } = draft
  const save = useBackendCommand('services.saveServices')
  const lines = draftLines(records, on).map((line) => ({ ...line, ...edited[line.code] }))
  const { changed, unread } = readDraft(records, lines, on, document)
  const own = readOwn(added, records, on)
  const services = [...changed, ...(own.record === null ? [] : [own.record])]
  const change = (changes: Partial<ListDraft>): void => {
    serviceListDrafts.open(opened)
    serviceListDrafts.change(listId, (now) => ({ ...now, ...changes }))
  }
  const submit = async (): Promise<void> => {
    const clientId = standing?.clientId ?? newClientId()
    const codes = new Set(services.map(({ code }) => code))
    await save
      .mutateAsync({ clientId, services, basedOn: seen.filter(({ code }) => codes.has(code)) })
      .catch((error: unknown) => {
        // The person is told by whom and when: the next save takes the place of it.
        if (isChangedSince(error)) change({ seen: records })
        throw error
      })
    serviceListDrafts.settle(openedList(on, records), clientId, (now) => now)
    onDone()
  }
  return {
    draft,
    lines,
    own,
    unread,
    services,
    save,
    hasChanges: standing !== undefined && serviceListDrafts.isChanged(standing),
    change,
    edit: (code: string, line: Partial<DraftLine>): void =>
      change({ edited: { ...edited, [code]: { ...edited[code], ...line } } }),
    discard: (): void => {
      save.reset()
      serviceListDrafts.drop(listId)
    },
    // What went wrong is the command's to show.
    submit: (): void => void submit().catch(() => undefined),
  }
}
