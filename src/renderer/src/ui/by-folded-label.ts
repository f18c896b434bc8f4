import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'

/**
 * Options whose label has every typed word in it, without regard to accents and case, or whose value was typed: first
 * those that have the words as they were typed, then those that have each at the beginning of a word.
 */
export const byFoldedLabel: OptionsFilter = ({ options, search, limit }) => {
  const words = foldDiacritics(search).split(' ').filter(Boolean)
  const rankOf = (option: ComboboxItem): number => (option.value === search.trim() ? 0 : rank(option.label, words))
  const meant = (items: readonly ComboboxItem[]): ComboboxItem[] =>
    items
      .map((item) => ({ item, place: rankOf(item) }))
      .filter(({ place }) => place < unmeant)
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item)
  const isItem = (option: ComboboxParsedItem): option is ComboboxItem => 'value' in option
  return [
    ...meant(options.filter(isItem)),
    ...options.flatMap((option): ComboboxParsedItem[] => {
      if (isItem(option)) return []
      const items = meant(option.items)
      return items.length === 0 ? [] : [{ ...option, items }]
    }),
  ].slice(0, limit)
}

const unmeant = 3

function rank(label: string, words: readonly string[]): number {
  const spaced = ` ${foldDiacritics(label)}`
  if (spaced.includes(` ${words.join(' ')}`)) return 0
  if (words.every((word) => spaced.includes(` ${word}`))) return 1
  return words.every((word) => spaced.includes(word)) ? 2 : unmeant
}
