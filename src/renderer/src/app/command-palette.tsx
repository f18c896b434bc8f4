import { Kbd } from '@mantine/core'
import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
  type SpotlightFilterFunction,
} from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActionRegistry } from '#renderer/ui/actions/action-registry.ts'
import { groupActions } from '#renderer/ui/actions/group-actions.ts'
import styles from './command-palette.module.css'

const shownAtOnce = 12

/** Ctrl+K: finds an action or a commune by any words of its name, without diacritics, and runs it. */
export function CommandPalette() {
  const registry = useActionRegistry()
  const actions = useSyncExternalStore(registry.subscribe, registry.enabled)
  const searchOnly = new Set(actions.filter((action) => action.isFoundBySearchOnly === true).map((action) => action.id))
  const filter: SpotlightFilterFunction = (query, items) => {
    const isShown = (item: SpotlightActionData) => isFound(query, item.label ?? '', searchOnly.has(item.id))
    return items
      .map((item) => ('actions' in item ? { ...item, actions: item.actions.filter(isShown) } : item))
      .filter((item) => ('actions' in item ? item.actions.length > 0 : isShown(item)))
  }
  return (
    <Spotlight
      shortcut={null}
      actions={paletteItems(actions)}
      filter={filter}
      limit={shownAtOnce}
      scrollable
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      maxHeight={420}
      classNames={{ actionsGroup: styles.group }}
      nothingFound={t('frame.paletteEmpty')}
      searchProps={{
        'aria-label': t('frame.paletteLabel'),
        placeholder: t('frame.palettePlaceholder'),
        leftSection: <Search aria-hidden size={16} />,
      }}
    />
  )
}

function paletteItems(actions: readonly UserAction[]): SpotlightActionGroupData[] {
  return groupActions(actions.filter((action) => action.id !== 'frame.open-palette')).map(
    ({ group, actions: list }) => ({
      group,
      actions: list.map((action) => ({
        id: action.id,
        label: action.label,
        onClick: () => action.run(),
        rightSection: action.shortcuts?.map((shortcut) => <Kbd key={shortcut}>{shortcut}</Kbd>),
      })),
    }),
  )
}

function isFound(query: string, label: string, isSearchOnly: boolean): boolean {
  const words = foldDiacritics(query).split(' ').filter(Boolean)
  if (words.length === 0) return !isSearchOnly
  const folded = foldDiacritics(label)
  return words.every((word) => folded.includes(word))
}
