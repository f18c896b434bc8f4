import { SegmentedControl, TextInput } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import { type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { startsWithTwoLevels } from '#shared/settings/setup-edition.rules.ts'
import { unitOf, withStart } from '#shared/settings/setup-rows.rules.ts'
import { DateField } from '../date-field.tsx'
import { CatalogueSelect, useCatalogueList } from './catalogue-select.tsx'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import { UnitFinder } from './unit-finder.tsx'
import styles from './step-unit.module.css'

export function StepUnit(props: StepProps & { readonly today: LocalDate }) {
  const { draft, change, problems, today } = props
  const on = parseLocalDate(draft.startOn) ?? today
  const unit = unitOf(draft)
  return (
    <div className={styles.fields}>
      <div className={styles.start}>
        <DateField
          label={t('setup.startOn')}
          description={t('setup.startOnHint')}
          value={draft.startOn}
          onChange={(date) => change((now) => withStart(now, date))}
          error={problemAt(problems, 'startOn')}
          field="startOn"
        />
        {parseLocalDate(draft.startOn) !== null && (
          <Pill tone="neutral">
            {startsWithTwoLevels(draft.startOn) ? t('setup.editionAfter') : t('setup.editionBefore')}
          </Pill>
        )}
      </div>
      {draft.preset === 'hai-cap' ? <LevelChoice {...props} /> : <ReceivesChoice {...props} />}
      {(draft.preset !== 'cum' || draft.receives) && <UnitFinder draft={draft} change={change} on={on} />}
      <ProvinceSelect {...props} on={on} />
      {draft.preset === 'huyen' && !draft.receives && <DistrictSelect {...props} on={on} />}
      {draft.preset === 'hai-cap' && draft.level === 'commune' && <CommuneSelect {...props} on={on} />}
      {draft.preset === 'cum' && !draft.receives && <ClusterFields {...props} />}
      {unit !== null && unit.code !== '' && (
        <p className={styles.chosen}>
          {t('setup.chosenUnit')}: <strong>{unit.name}</strong> · {t('setup.code')} {unit.code}
        </p>
      )}
    </div>
  )
}

interface DatedStepProps extends StepProps {
  readonly on: LocalDate
}

function LevelChoice({ draft, change }: StepProps) {
  return (
    <div>
      <p className={styles.label} id="setup-level">
        {t('setup.level')}
      </p>
      <SegmentedControl
        aria-labelledby="setup-level"
        value={draft.level}
        onChange={(level) => change((now) => ({ ...now, level: level === 'commune' ? 'commune' : 'province' }))}
        data={[
          { value: 'province', label: t('setup.levelProvince') },
          { value: 'commune', label: t('setup.levelCommune') },
        ]}
      />
    </div>
  )
}

/** The book of one district or cluster, or that of the province which they report to. */
function ReceivesChoice({ draft, change }: StepProps) {
  const isCluster = draft.preset === 'cum'
  return (
    <div>
      <p className={styles.label} id="setup-receives">
        {t('setup.level')}
      </p>
      <SegmentedControl
        aria-labelledby="setup-receives"
        value={draft.receives ? 'province' : 'unit'}
        onChange={(level) => change((now) => ({ ...now, receives: level === 'province' }))}
        data={[
          { value: 'unit', label: isCluster ? t('setup.levelCluster') : t('setup.levelDistrict') },
          { value: 'province', label: isCluster ? t('setup.levelOverClusters') : t('setup.levelOverDistricts') },
        ]}
      />
    </div>
  )
}

function ProvinceSelect({ draft, change, problems, on }: DatedStepProps) {
  const provinces = useCatalogueList('units.listProvinces', { on }, true)
  return (
    <CatalogueSelect
      label={t('setup.province')}
      field="province"
      units={provinces}
      value={draft.province}
      onChange={(province) => change((now) => ({ ...now, province, district: null, commune: null }))}
      error={problemAt(problems, 'province')}
    />
  )
}

function DistrictSelect({ draft, change, problems, on }: DatedStepProps) {
  const code = draft.province?.code ?? ''
  const districts = useCatalogueList('units.listChildren', { code, on, kind: 'district' }, code !== '')
  return (
    <CatalogueSelect
      label={t('setup.district')}
      field="unit"
      units={districts}
      value={draft.district}
      onChange={(district) => change((now) => ({ ...now, district }))}
      error={problemAt(problems, 'unit')}
    />
  )
}

function CommuneSelect({ draft, change, problems, on }: DatedStepProps) {
  const code = draft.province?.code ?? ''
  const communes = useCatalogueList('units.listChildren', { code, on, kind: 'commune' }, code !== '')
  return (
    <CatalogueSelect
      label={t('setup.commune')}
      field="unit"
      units={communes}
      value={draft.commune}
      onChange={(commune) => change((now) => ({ ...now, commune }))}
      error={problemAt(problems, 'unit')}
    />
  )
}

function ClusterFields({ draft, change, problems }: StepProps) {
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('setup.clusterName')}
        description={t('setup.clusterNameHint')}
        value={draft.cluster.name}
        onChange={(event) => {
          const name = event.currentTarget.value
          change((now) => ({ ...now, cluster: { ...now.cluster, name } }))
        }}
        error={problemAt(problems, 'cluster.name')}
        data-field="cluster.name"
      />
      <TextInput
        label={t('setup.clusterCode')}
        description={t('setup.clusterCodeHint')}
        value={draft.cluster.code}
        onChange={(event) => {
          const code = event.currentTarget.value
          change((now) => ({ ...now, cluster: { ...now.cluster, code } }))
        }}
        error={problemAt(problems, 'cluster.code')}
        data-field="cluster.code"
      />
    </div>
  )
}
