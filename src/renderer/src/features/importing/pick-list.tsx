import { TextInput } from '@mantine/core'
import { Check } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import styles from './pick-list.module.css'

interface PickOption {
  readonly value: string
  readonly label: string
  /** Found by it too, and shown small. */
  readonly hint?: string
}

export interface PickGroup {
  readonly label: string
  readonly options: readonly PickOption[]
}

interface PickListProps {
  readonly label: string
  readonly groups: readonly PickGroup[]
  readonly chosen: string | null
  readonly onPick: (value: string) => void
}

/** A list one option is picked from, narrowed by typing without diacritics; arrows and Enter, or a click. */
export function PickList({ label, groups, chosen, onPick }: PickListProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => narrowed(groups, text), [groups, text])
  const flat = found.flatMap(({ options }) => options)
  const current = flat.find(({ value }) => value === at) ?? flat[0]
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: pageStep, PageUp: -pageStep }[event.key]
    if (step !== undefined) {
      const index = flat.findIndex((one) => one === current) + step
      setAt(flat[Math.min(Math.max(index, 0), flat.length - 1)]?.value ?? null)
      event.preventDefault()
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (current !== undefined) onPick(current.value)
      event.preventDefault()
    }
  }
  return (
    <div className={styles.picker}>
      <TextInput
        ref={field}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.value}`}
        aria-label={label}
        placeholder={t('importing.findInList')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(null)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} className={styles.list} role="listbox" aria-label={label}>
        {found.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={styles.group} aria-hidden>
              {group.label}
            </div>
            {group.options.map((one) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard stays in the field, which moves through the list
              <div
                key={one.value}
                id={`${listId}-${one.value}`}
                className={styles.option}
                role="option"
                tabIndex={-1}
                aria-selected={one === current}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onPick(one.value)}
              >
                <span className={styles.mark}>{one.value === chosen && <Check aria-hidden size={14} />}</span>
                <span className={styles.label}>{one.label}</span>
                {one.hint !== undefined && <span className={styles.hint}>{one.hint}</span>}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className={styles.none}>{t('importing.foundNothing')}</p>}
      </div>
    </div>
  )
}

const pageStep = 8

function narrowed(groups: readonly PickGroup[], text: string): readonly PickGroup[] {
  const words = foldDiacritics(text).split(' ').filter(Boolean)
  if (words.length === 0) return groups
  return groups
    .map(({ label, options }) => ({
      label,
      options: options.filter((one) => {
        const folded = foldDiacritics(`${label} ${one.label} ${one.hint ?? ''}`)
        return words.every((word) => folded.includes(word))
      }),
    }))
    .filter(({ options }) => options.length > 0)
}
