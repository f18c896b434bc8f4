import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'

/** Options whose label has every typed word in it, without regard to accents and case, or whose value was typed. */
export const byFoldedLabel: OptionsFilter = ({ options, search, limit }) => {
  const words = foldDiacritics(search).split(' ').filter(Boolean)
  const isMeant = ({ value, label }: ComboboxItem): boolean => {
    const folded = foldDiacritics(label)
    return value === search.trim() || words.every((word) => folded.includes(word))
  }
  return options
    .flatMap((option): ComboboxParsedItem[] => {
      if ('value' in option) return isMeant(option) ? [option] : []
      const items = option.items.filter(isMeant)
      return items.length === 0 ? [] : [{ ...option, items }]
    })
    .slice(0, limit)
}
