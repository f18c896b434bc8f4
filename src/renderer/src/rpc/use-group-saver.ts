import { notifications } from '@mantine/notifications'
import { useSyncExternalStore } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { carriedIssues, type Issue } from '#shared/kernel/issue.ts'
import { CallFailure } from './client.ts'
import { type GroupEdit, GroupSaver, type GroupSaverState } from './group-saver.ts'
import { addUnsavedWork } from './unsaved-work.ts'

/** The issues a refusal carries. */
export function issuesOfRefusal(error: unknown): readonly Issue[] {
  return error instanceof CallFailure && error.failure.kind === 'domain' ? carriedIssues(error.failure.data) : []
}

/**
 * A saver for the window: what is on its way outlives the screen it was typed on, and whoever ends a session is told of
 * what could not be saved. `groupOf` says which group an issue of a refusal is about; undefined is none of them.
 */
export function createGroupSaver<P>({
  send,
  groupOf,
}: {
  readonly send: (edits: readonly GroupEdit<P>[], cause: string) => Promise<unknown>
  readonly groupOf: (issue: Issue) => string | undefined
}): GroupSaver<P> {
  const saver = new GroupSaver<P>({
    send,
    refusedGroups: (error) => new Set(issuesOfRefusal(error).flatMap((issue) => groupOf(issue) ?? [])),
    nowMs: () => performance.timeOrigin + performance.now(),
  })
  holdClosing(saver)
  addUnsavedWork({
    save: async () => {
      saver.retry()
      await saver.settled()
      return saver.state().failed
    },
    count: () => saver.state().failed + saver.state().saving,
    drop: async () => {
      await saver.settled()
      saver.discardFailed()
    },
  })
  return saver
}

/** The first attempt to close the window with figures that are not saved is held up and says so; the next goes through. */
function holdClosing<P>(saver: GroupSaver<P>): void {
  let isHeld = false
  const hold = (event: BeforeUnloadEvent): void => {
    window.removeEventListener('beforeunload', hold)
    event.preventDefault()
    const { failed } = saver.state()
    notifications.show({ color: 'red', autoClose: false, message: t('entry.unsaved', { count: failed }) })
  }
  saver.subscribe(() => {
    const hasFailed = saver.state().failed > 0
    if (hasFailed === isHeld) return
    isHeld = hasFailed
    if (hasFailed) window.addEventListener('beforeunload', hold)
    else window.removeEventListener('beforeunload', hold)
  })
}

/** What is pending in a saver. */
export function useGroupSaver<P>(saver: GroupSaver<P>): GroupSaverState<P> {
  return useSyncExternalStore(saver.subscribe, saver.state)
}
