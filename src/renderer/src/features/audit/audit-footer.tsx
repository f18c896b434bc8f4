import { Button } from '@mantine/core'
import { FileOutput } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { AuditFilter } from '#shared/audit/audit.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './audit-footer.module.css'

/** Characters of the head that are shown; all of them are on the extract. */
const headShown = 12

/** Bottom bar: how far the chain has come; in its place what came of the last check or extract of what is listed. */
export function AuditFooter({ filter }: { readonly filter: AuditFilter }) {
  const [asked, setAsked] = useState<'check' | 'extract' | null>(null)
  const chain = useBackendQuery('audit.getChain', {}).data
  const check = useBackendQuery('backup.verifyStore', {}, { enabled: false, isVolatile: true })
  const choose = useBackendCommand('desktop.chooseSavePath')
  const extract = useBackendCommand('audit.exportExtract')
  const write = async (): Promise<void> => {
    setAsked('extract')
    const { path } = await choose.mutateAsync({ suggestedName: t('audit.extractName'), kind: 'xlsx' })
    if (path !== null) extract.mutate({ ...filter, path })
  }
  return (
    <>
      <div className={styles.chain}>
        {asked === 'check' && <CheckOutcome check={check} />}
        {asked === 'extract' && <ExtractOutcome extract={extract} dialogError={choose.error} />}
        {chain !== undefined && (
          <span className={styles.head} title={chain.head}>
            {t('audit.chain', { count: formatCount(chain.entries) })} ·{' '}
            {t('audit.head', { head: chain.head.slice(0, headShown) })}
          </span>
        )}
      </div>
      <Button
        variant="default"
        loading={check.isFetching}
        onClick={() => {
          setAsked('check')
          void check.refetch()
        }}
      >
        {t('audit.check')}
      </Button>
      <Button
        leftSection={<FileOutput aria-hidden size={16} />}
        loading={extract.isPending}
        onClick={() => void write().catch(() => undefined)}
      >
        {t('audit.extract')}
      </Button>
    </>
  )
}

function CheckOutcome({ check }: { readonly check: ReturnType<typeof useBackendQuery<'backup.verifyStore'>> }) {
  if (check.isFetching) return <span role="status">{t('audit.checking')}</span>
  if (check.isError) return <Outcome tone="error" text={errorText(check.error)} />
  if (check.data === undefined) return null
  const { ok, revisions, problems } = check.data
  return ok ? (
    <Outcome tone="done" text={t('audit.sound', { count: formatCount(revisions) })} />
  ) : (
    <Outcome tone="error" text={`${t('audit.unsound')}: ${problems.join('; ')}`} />
  )
}

function ExtractOutcome({
  extract,
  dialogError,
}: {
  readonly extract: ReturnType<typeof useBackendCommand<'audit.exportExtract'>>
  readonly dialogError: Error | null
}) {
  const { mutate: showInFolder, error: folderError } = useBackendCommand('desktop.showInFolder')
  const error = dialogError ?? extract.error ?? folderError
  if (error !== null) return <Outcome tone="error" text={errorText(error)} />
  if (extract.data === undefined) return null
  const { rows, path, isCut } = extract.data
  const values = { count: formatCount(rows), name: path.split(/[\\/]/).at(-1) ?? path }
  return (
    <>
      <Outcome tone="done" text={isCut ? t('audit.extractCut', values) : t('audit.extracted', values)} />
      <Button className={styles.folder} size="compact-sm" variant="default" onClick={() => showInFolder({ path })}>
        {t('audit.showInFolder')}
      </Button>
    </>
  )
}

function Outcome({ tone, text }: { readonly tone: 'done' | 'error'; readonly text: string }) {
  return (
    <span className={styles.outcome} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'} title={text}>
      {text}
    </span>
  )
}
