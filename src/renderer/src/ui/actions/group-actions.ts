import type { UserAction } from './action-registry.ts'

/** Actions under their groups, in the order in which the groups first appear. */
export function groupActions(actions: readonly UserAction[]): { group: string; actions: UserAction[] }[] {
  const groups = new Map<string, UserAction[]>()
  for (const action of actions) {
    const list = groups.get(action.group)
    if (list === undefined) groups.set(action.group, [action])
    else list.push(action)
  }
  return Array.from(groups, ([group, list]) => ({ group, actions: list }))
}
