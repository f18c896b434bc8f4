import { ActionIcon, Button, TextInput } from '@mantine/core'
import { ChevronDown, ChevronRight, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { GroupDraft, SetupDraft } from '#shared/settings/setup-draft.schema.ts'
import {
  type OfferedGroup,
  reorderGroups,
  tickAllGroups,
  tickGroup,
  tickGroupCommunes,
} from '#shared/settings/setup-group-ticks.rules.ts'
import { allGroups, groupsOf } from '#shared/settings/setup-groups.rules.ts'
import { orderRows } from '#shared/settings/setup-rows.rules.ts'
import { useCatalogueList } from './catalogue-select.tsx'
import { moveWithArrows, OrderChoice, TickList } from './commune-ticks.tsx'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import styles from './step-rows.module.css'

/** Districts of the province with their communes; those of the book that the data set does not have stay at the end. */
function useOfferedGroups({ draft, change }: Pick<StepProps, 'draft' | 'change'>): readonly OfferedGroup[] {
  const code = draft.province?.code ?? ''
  const on = parseLocalDate(draft.startOn) ?? ''
  const isAsked = code !== '' && on !== ''
  const districts = useCatalogueList('units.listChildren', { code, on, kind: 'district' }, isAsked)
  const communes = useCatalogueList('units.listChildren', { code, on, kind: 'commune' }, isAsked)
  const listed = useMemo((): readonly OfferedGroup[] => {
    const byDistrict = Map.groupBy(communes, (one) => one.parentCode)
    return districts.map(({ code: district, name }) => ({
      code: district,
      name,
      communes: byDistrict.get(district) ?? [],
    }))
  }, [districts, communes])
  const isReady = districts.length > 0 && communes.length > 0 && allGroups(draft) === undefined
  useEffect(() => {
    if (isReady) change((now) => (allGroups(now) === undefined ? tickAllGroups(now, listed) : now))
  }, [isReady, listed, change])
  const byCode = new Map(listed.map((group) => [group.code, group]))
  const kept = (allGroups(draft) ?? []).filter((group) => !byCode.has(group.code))
  return [...orderRows(listed, draft.rowOrder).flatMap((one) => byCode.get(one.code) ?? []), ...kept]
}

/** Which districts report to the province, and which communes each of them has. */
export function DistrictRows({ draft, change, problems }: StepProps) {
  const offered = useOfferedGroups({ draft, change })
  const [filter, setFilter] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const taken = groupsOf(draft)
  const communes = taken.reduce((sum, group) => sum + group.communes.length, 0)
  const wanted = foldDiacritics(filter)
  const shown = offered.filter(({ name, code }) => foldDiacritics(name).includes(wanted) || code.startsWith(wanted))
  const tick = (isTaken: boolean) => change((now) => shown.reduce((so, group) => tickGroup(so, group, isTaken), now))
  return (
    <section className={styles.pane} aria-label={t('setup.districtRows')}>
      <div className={styles.tools}>
        <TextInput
          className={styles.filter}
          size="xs"
          aria-label={t('setup.filterRows')}
          placeholder={t('setup.filterRows')}
          leftSection={<Search size={14} aria-hidden />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          data-field="groups"
        />
        <Button variant="default" size="xs" onClick={() => tick(true)}>
          {t('setup.tickAll')}
        </Button>
        <Button variant="default" size="xs" onClick={() => tick(false)}>
          {t('setup.untickAll')}
        </Button>
        <OrderChoice value={draft.rowOrder} onChange={(order) => change((now) => reorderGroups(now, order))} />
        <p className={styles.count} role="status">
          {t('setup.groupsCount', { groups: taken.length, total: offered.length, communes })}
        </p>
      </div>
      {shown.length === 0 && filter !== '' && (
        <p className={styles.empty}>{t('setup.noGroupMatches', { text: filter })}</p>
      )}
      <ul className={styles.groups}>
        {shown.map((group) => (
          <District
            key={group.code}
            {...{ group, draft, change }}
            error={problemAt(problems, `groups.${taken.findIndex((one) => one.code === group.code)}.communes`)}
            isOpen={open === group.code}
            onOpen={(isOpen) => setOpen(isOpen ? group.code : null)}
          />
        ))}
      </ul>
    </section>
  )
}

interface DistrictProps extends Pick<StepProps, 'change'> {
  readonly draft: SetupDraft
  readonly group: OfferedGroup
  readonly error: string | undefined
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

function District({ group, draft, change, error, isOpen, onOpen }: DistrictProps) {
  const known = groupsOf(draft).find((one) => one.code === group.code)
  const communes = withKept(group, known, draft.rowOrder)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <li className={styles.group} data-open={isOpen || undefined}>
      <div className={styles.groupHead}>
        <label className={styles.groupName}>
          <input
            type="checkbox"
            checked={known !== undefined}
            onKeyDown={moveWithArrows}
            onChange={(event) => {
              const isTaken = event.currentTarget.checked
              change((now) => tickGroup(now, group, isTaken))
            }}
          />
          <span className={styles.name}>{group.name}</span>
          <span className={styles.code}>{group.code}</span>
        </label>
        {error !== undefined && <span className={styles.error}>{error}</span>}
        <span className={styles.groupCount}>
          {t('setup.groupCommunes', { count: known?.communes.length ?? 0, total: communes.length })}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={known === undefined}
          aria-expanded={isOpen}
          aria-label={t('setup.openGroup', { name: group.name })}
          onClick={() => onOpen(!isOpen)}
        >
          <Chevron aria-hidden size={15} />
        </ActionIcon>
      </div>
      {isOpen && known !== undefined && (
        <TickList
          units={communes}
          ticked={new Set(known.communes.map((one) => one.code))}
          onTick={(units, isTicked) => change((now) => tickGroupCommunes(now, group.code, units, isTicked))}
        />
      )}
    </li>
  )
}

/** Communes of the data set, then those of the book that it does not have. */
function withKept(group: OfferedGroup, known: GroupDraft | undefined, order: SetupDraft['rowOrder']) {
  const codes = new Set(group.communes.map((one) => one.code))
  return [...orderRows(group.communes, order), ...(known?.communes ?? []).filter((one) => !codes.has(one.code))]
}
