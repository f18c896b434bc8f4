import { useEffect } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { asRef, receivesGroups } from '#shared/settings/setup-groups.rules.ts'
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
import { ClusterRows } from './cluster-rows.tsx'
import { CommuneTicks, OrderChoice } from './commune-ticks.tsx'
import { DistrictRows } from './district-rows.tsx'
import { ExtraRows } from './extra-rows.tsx'
import type { StepProps } from './step-props.ts'
import styles from './step-rows.module.css'

export function StepRows(props: StepProps) {
  return (
    <div className={styles.panes}>
      <MainRows {...props} />
      <ExtraRows {...props} />
    </div>
  )
}

function MainRows(props: StepProps) {
  const { draft } = props
  if (isOneCommune(draft)) return <p className={styles.pane}>{t('setup.oneCommuneRows')}</p>
  if (!receivesGroups(draft)) return <Communes {...props} />
  return draft.preset === 'cum' ? <ClusterRows {...props} /> : <DistrictRows {...props} />
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

function Communes(props: StepProps) {
  const { draft, change } = props
  const offered = useOffered(props)
  const ticked = new Set(communesOf(draft).map((unit) => unit.code))
  const tick = (units: readonly UnitRef[], isTicked: boolean) => {
    const codes = new Set(units.map((unit) => unit.code))
    change((now) => {
      const kept = communesOf(now).filter((unit) => !codes.has(unit.code))
      return tickCommunes(now, isTicked ? [...kept, ...units.map(asRef)] : kept)
    })
  }
  return (
    <CommuneTicks label={t('setup.catalogueRows')} offered={offered} ticked={ticked} onTick={tick}>
      <OrderChoice value={draft.rowOrder} onChange={(order) => change((now) => reorderCommunes(now, order))} />
      <p className={styles.count} role="status">
        {t('setup.tickedCount', { count: ticked.size, total: offered.length })}
      </p>
    </CommuneTicks>
  )
}
