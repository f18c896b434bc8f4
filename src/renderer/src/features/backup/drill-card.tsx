import { Button } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './backup-cards.module.css'
import { Working } from './working.tsx'

/** Restores the newest backup somewhere else, to know before it is needed that it can be. */
export function DrillCard() {
  const schedule = useBackendQuery('backup.getSchedule', {}).data
  const drill = useBackendCommand('backup.runDrill')
  const may = useMay('backup.runDrill')
  return (
    <Card title={t('backup.drillTitle')}>
      <p className={styles.hint}>{t('backup.drillHint')}</p>
      {schedule !== undefined && (
        <p className={styles.hint}>
          {schedule.lastDrillAt === null
            ? t('backup.drillNever')
            : t('backup.drillLast', { at: instantText(schedule.lastDrillAt) })}
        </p>
      )}
      <Button
        variant="default"
        loading={drill.isPending}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => drill.mutate({})}
      >
        {t('backup.drill')}
      </Button>
      {drill.isPending && <Working text={t('backup.drilling')} />}
      <div className={styles.outcome}>
        {drill.isError && <Notice tone="error">{errorText(drill.error)}</Notice>}
        {drill.isSuccess && <DrillResult result={drill.data} />}
      </div>
    </Card>
  )
}

function DrillResult({ result }: { readonly result: Output<'backup.runDrill'> }) {
  const { ok, isCurrent, path, summary, milliseconds } = result
  if (!ok) return <Notice tone="error">{t('backup.drillBad')}</Notice>
  return (
    <Notice tone={isCurrent ? 'done' : 'warning'} title={t('backup.drillOk')}>
      {t('backup.drillDetail', {
        path,
        revisions: formatCount(summary.revisions),
        entries: formatCount(summary.entries),
        seconds: (milliseconds / 1000).toFixed(1).replace('.', ','),
      })}{' '}
      {t(isCurrent ? 'backup.drillCurrent' : 'backup.drillBehind')}
    </Notice>
  )
}
