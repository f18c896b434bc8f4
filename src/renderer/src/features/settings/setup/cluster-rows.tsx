import { ActionIcon, Button, TextInput } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import {
  addCluster,
  removeCluster,
  renameCluster,
  reorderGroups,
  tickGroupCommunes,
} from '#shared/settings/setup-group-ticks.rules.ts'
import { allGroups } from '#shared/settings/setup-groups.rules.ts'
import { orderRows } from '#shared/settings/setup-rows.rules.ts'
import { useCatalogueList } from './catalogue-select.tsx'
import { CommuneTicks, OrderChoice } from './commune-ticks.tsx'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import styles from './step-rows.module.css'

/** Clusters typed with their codes, and the communes of the one that is chosen. */
export function ClusterRows(props: StepProps) {
  const { draft, change } = props
  const [chosen, setChosen] = useState(0)
  const clusters = allGroups(draft) ?? []
  const at = Math.min(chosen, clusters.length - 1)
  const cluster = clusters[at]
  const code = draft.province?.code ?? ''
  const on = parseLocalDate(draft.startOn) ?? ''
  const listed = useCatalogueList('units.listChildren', { code, on, kind: 'commune' }, code !== '' && on !== '')
  const owners = new Map(clusters.flatMap((one) => one.communes.map((commune) => [commune.code, one.name])))
  const ticked = new Set(cluster?.communes.map((one) => one.code))
  const known = new Set(listed.map((one) => one.code))
  const offered = [
    ...orderRows(listed, draft.rowOrder),
    ...(cluster?.communes ?? []).filter((one) => !known.has(one.code)),
  ]
  const noteOf = (unit: UnitRef) => (ticked.has(unit.code) ? undefined : owners.get(unit.code))
  return (
    <div className={styles.clusters}>
      <ClusterList {...props} chosen={at} onChoose={setChosen} />
      {cluster !== undefined && (
        <CommuneTicks
          label={t('setup.clusterCommunes', { name: cluster.name })}
          offered={offered}
          ticked={ticked}
          noteOf={noteOf}
          onTick={(units, isTicked) => change((now) => tickGroupCommunes(now, cluster.code, units, isTicked))}
        >
          <OrderChoice value={draft.rowOrder} onChange={(order) => change((now) => reorderGroups(now, order))} />
          <p className={styles.count} role="status">
            {t('setup.clusterCount', { count: ticked.size, left: offered.length - owners.size })}
          </p>
        </CommuneTicks>
      )}
    </div>
  )
}

interface ClusterListProps extends StepProps {
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

function ClusterList({ draft, change, problems, chosen, onChoose }: ClusterListProps) {
  const clusters = allGroups(draft) ?? []
  return (
    <section className={styles.pane} aria-label={t('setup.clusterList')}>
      <h2 className={styles.heading}>{t('setup.clusterList')}</h2>
      <p className={styles.hint}>{t('setup.clusterListHint')}</p>
      <ul className={styles.extraList}>
        {clusters.map((cluster, index) => (
          <li key={index} className={styles.clusterRow} data-chosen={index === chosen || undefined}>
            <input
              type="radio"
              name="cluster"
              checked={index === chosen}
              onChange={() => onChoose(index)}
              aria-label={t('setup.clusterCommunes', { name: cluster.name })}
              data-field={`groups.${index}.communes`}
            />
            <TextInput
              aria-label={t('setup.clusterName')}
              placeholder={t('setup.clusterName')}
              value={cluster.name}
              onFocus={() => onChoose(index)}
              onChange={(event) => {
                const name = event.currentTarget.value
                change((now) => renameCluster(now, index, { name }))
              }}
              error={problemAt(problems, `groups.${index}.name`)}
              data-field={`groups.${index}.name`}
            />
            <TextInput
              aria-label={t('setup.clusterCode')}
              placeholder={t('setup.clusterCode')}
              value={cluster.code}
              onFocus={() => onChoose(index)}
              onChange={(event) => {
                const code = event.currentTarget.value
                change((now) => renameCluster(now, index, { code }))
              }}
              error={problemAt(problems, `groups.${index}.code`)}
              data-field={`groups.${index}.code`}
            />
            <span className={styles.code}>
              {problemAt(problems, `groups.${index}.communes`) ??
                t('setup.clusterSize', { count: cluster.communes.length })}
            </span>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('setup.removeRow', { name: cluster.name })}
              onClick={() => change((now) => removeCluster(now, index))}
            >
              <Trash2 size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        data-field="groups"
        onClick={() => {
          change(addCluster)
          onChoose(clusters.length)
        }}
      >
        {t('setup.addCluster')}
      </Button>
    </section>
  )
}
