import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import {
  communesOf,
  hasTicks,
  isOneCommune,
  orderRows,
  reorderCommunes,
  sourceOf,
  tickCommunes,
} from '#shared/settings/setup-rows.rules.ts'
import { useCatalogueList } from './catalogue-select.tsx'
import { ExtraRows } from './extra-rows.tsx'
import type { StepProps } from './step-props.ts'
import styles from './step-rows.module.css'

export function StepRows(props: StepProps) {
  return (
    <div className={styles.panes}>
      {isOneCommune(props.draft) ? <p className={styles.pane}>{t('setup.oneCommuneRows')}</p> : <Communes {...props} />}
      <ExtraRows {...props} />
    </div>
  )
}

/** Communes of the data set; those ticked earlier that it does not have (any more) stay at the end. */
function useOffered({ draft, change }: StepProps): readonly UnitRef[] {
  const code = sourceOf(draft)?.code ?? ''
  const on = parseLocalDate(draft.startOn) ?? ''
  const listed = useCatalogueList('units.listChildren', { code, on, kind: 'commune' }, code !== '' && on !== '')
  const needsTicks = listed.length > 0 && draft.preset !== 'cum' && !hasTicks(draft)
  useEffect(() => {
    if (needsTicks) change((now) => (hasTicks(now) ? now : tickCommunes(now, listed.map(asRef))))
  }, [needsTicks, listed, change])
  const codes = new Set(listed.map((unit) => unit.code))
  return [...orderRows(listed, draft.rowOrder), ...communesOf(draft).filter((unit) => !codes.has(unit.code))]
}

function asRef({ code, name }: UnitRef): UnitRef {
  return { code, name }
}

function Communes(props: StepProps) {
  const { draft, change } = props
  const [filter, setFilter] = useState('')
  const [wanted] = useDebouncedValue(foldDiacritics(filter), 80)
  const offered = useOffered(props)
  const ticked = new Set(communesOf(draft).map((unit) => unit.code))
  const shown =
    wanted === ''
      ? offered
      : offered.filter((unit) => foldDiacritics(unit.name).includes(wanted) || unit.code.startsWith(wanted))

  const tick = (units: readonly UnitRef[], isTicked: boolean) => {
    const codes = new Set(units.map((unit) => unit.code))
    change((now) => {
      const before = communesOf(now)
      const kept = before.filter((unit) => !codes.has(unit.code))
      return tickCommunes(now, isTicked ? [...kept, ...units.map(asRef)] : kept)
    })
  }
  const isFiltered = shown.length < offered.length
  return (
    <section className={styles.pane} aria-label={t('setup.catalogueRows')}>
      <div className={styles.tools}>
        <TextInput
          className={styles.filter}
          size="xs"
          aria-label={t('setup.filterRows')}
          placeholder={t('setup.filterRows')}
          leftSection={<Search size={14} aria-hidden />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          data-field="communes"
        />
        <Button variant="default" size="xs" onClick={() => tick(shown, true)}>
          {isFiltered ? t('setup.tickShown', { count: shown.length }) : t('setup.tickAll')}
        </Button>
        <Button variant="default" size="xs" onClick={() => tick(shown, false)}>
          {isFiltered ? t('setup.untickShown', { count: shown.length }) : t('setup.untickAll')}
        </Button>
        <SegmentedControl
          size="xs"
          aria-label={t('setup.rowOrder')}
          value={draft.rowOrder}
          onChange={(order) => change((now) => reorderCommunes(now, order === 'code' ? 'code' : 'name'))}
          data={[
            { value: 'name', label: t('setup.orderName') },
            { value: 'code', label: t('setup.orderCode') },
          ]}
        />
        <p className={styles.count} role="status">
          {t('setup.tickedCount', { count: ticked.size, total: offered.length })}
        </p>
      </div>
      {shown.length === 0 && filter !== '' && (
        <p className={styles.empty}>{t('setup.noRowMatches', { text: filter })}</p>
      )}
      <ul className={styles.communes}>
        {shown.map((unit) => (
          <li key={unit.code}>
            <label className={styles.commune}>
              <input
                type="checkbox"
                onKeyDown={moveWithArrows}
                checked={ticked.has(unit.code)}
                onChange={(event) => tick([unit], event.currentTarget.checked)}
              />
              <span className={styles.name}>{unit.name}</span>
              <span className={styles.code}>{unit.code}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Arrow keys walk along the list; the space bar ticks as everywhere. */
function moveWithArrows(event: KeyboardEvent<HTMLInputElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const boxes = [...(event.currentTarget.closest('ul')?.querySelectorAll('input') ?? [])]
  const at = boxes.indexOf(event.currentTarget)
  boxes[at + by]?.focus()
  event.preventDefault()
}
