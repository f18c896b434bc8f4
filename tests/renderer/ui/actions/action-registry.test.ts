import { describe, expect, it, vi } from 'vitest'
import { ActionRegistry, type UserAction } from '#renderer/ui/actions/action-registry.ts'
import { groupActions } from '#renderer/ui/actions/group-actions.ts'

function action(id: string, more: Partial<UserAction> = {}): UserAction {
  return { id, label: id, group: 'Nhóm', run: () => undefined, ...more }
}

describe('ActionRegistry', () => {
  it('lists the screen after the frame, whichever came first, so that the screen wins', () => {
    const registry = new ActionRegistry()
    registry.set('screen', [action('screen.one')], 'screen')
    registry.set('frame', [action('frame.one')], 'frame')
    expect(registry.enabled().map(({ id }) => id)).toEqual(['frame.one', 'screen.one'])
  })

  it('leaves out what cannot be done now', () => {
    const registry = new ActionRegistry()
    registry.set('screen', [action('a', { isEnabled: false }), action('b', { isEnabled: true }), action('c')], 'screen')
    expect(registry.enabled().map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('gives the same list until something changes, and tells listeners when it does', () => {
    const registry = new ActionRegistry()
    const listener = vi.fn<() => void>()
    const stop = registry.subscribe(listener)
    registry.set('screen', [action('a')], 'screen')
    expect(registry.enabled()).toBe(registry.enabled())
    registry.remove('screen')
    expect(registry.enabled()).toEqual([])
    stop()
    registry.set('screen', [action('a')], 'screen')
    expect(listener).toHaveBeenCalledTimes(2)
  })
})

describe('groupActions', () => {
  it('keeps groups in the order they first appear, and actions in their own', () => {
    const grouped = groupActions([
      action('1', { group: 'B' }),
      action('2', { group: 'A' }),
      action('3', { group: 'B' }),
    ])
    expect(grouped.map(({ group, actions }) => [group, actions.map(({ id }) => id)])).toEqual([
      ['B', ['1', '3']],
      ['A', ['2']],
    ])
  })
})
