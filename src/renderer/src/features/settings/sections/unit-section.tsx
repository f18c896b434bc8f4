import { useNavigate } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate } from '#shared/kernel/local-date.ts'
import { presetName } from '../setup/preset-names.ts'
import styles from '../settings-screen.module.css'

/** Whose book this is, and the way back into the wizard. */
export function UnitSection() {
  const navigate = useNavigate()
  const today = useToday()
  const redo = useMay('settings.applySetup')
  const workspace = useBackendQuery('units.getWorkspace', {}).data
  const rows = useBackendQuery('units.listParts', { on: today ?? '' }, { enabled: today !== undefined }).data ?? []
  if (workspace === undefined || workspace === null) return null
  return (
    <div className={styles.form}>
      {workspace.isSample && <Notice tone="warning">{t('setup.unitSample')}</Notice>}
      <div className={styles.card}>
        <Line label={t('setup.unitName')} value={`${workspace.unit.name} (${workspace.unit.code})`} />
        <Line label={t('setup.unitProvince')} value={workspace.provinceName} />
        <Line label={t('setup.unitPreset')} value={presetName(workspace.preset)} />
        <Line label={t('setup.unitStart')} value={formatDate(workspace.startOn)} />
        <Line label={t('setup.unitRows')} value={`${rows.length}: ${rows.map((row) => row.name).join(', ')}`} />
      </div>
      <div>
        <Button disabled={!redo.isGiven} title={redo.needs} onClick={() => void navigate({ to: '/setup' })}>
          {t('setup.redo')}
        </Button>
      </div>
    </div>
  )
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <p className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span>{value}</span>
    </p>
  )
}
