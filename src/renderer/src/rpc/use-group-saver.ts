import { useSyncExternalStore } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { carriedIssues, type Issue } from '#shared/kernel/issue.ts'
import { CallFailure } from './client.ts'
import { type GroupEdit, GroupSaver, type GroupSaverState } from './group-saver.ts'
import { watchSaver } from './watch-saver.ts'

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
  watchSaver(saver, (count) => t('entry.unsaved', { count }))
  return saver
}

/** What is pending in a saver. */
export function useGroupSaver<P>(saver: GroupSaver<P>): GroupSaverState<P> {
  return useSyncExternalStore(saver.subscribe, saver.state)
}
