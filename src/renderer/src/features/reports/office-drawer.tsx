import { Button, Drawer, Loader, Textarea } from '@mantine/core'
import { Copy, FileText } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { percentageProblems } from '#shared/reports/office-check.rules.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import { percentageProblemText } from '#shared/texts/office-refusals.texts.ts'
import { Exported, Outcome } from './export-outcome.tsx'
import styles from './office-drawer.module.css'

interface OfficeDrawerProps {
  readonly request: ReportRequest
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What a person made of the text of one request; it is kept while the drawer is closed. */
interface Changed {
  readonly request: string
  /** As the book told it then. */
  readonly told: string
  readonly text: string
}

/** The period in words: read, changed where a person wants to, and taken away while every percentage is right. */
export function OfficeDrawer({ request, isOpen, onClose }: OfficeDrawerProps) {
  const [changed, setChanged] = useState<Changed | null>(null)
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={560}
      title={t('reports.officeTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {isOpen && <Built request={request} changed={changed} onChange={setChanged} />}
    </Drawer>
  )
}

interface BuiltProps extends Pick<OfficeDrawerProps, 'request'> {
  readonly changed: Changed | null
  readonly onChange: (changed: Changed | null) => void
}

function Built({ request, ...kept }: BuiltProps) {
  const { unitCode, period, policy, decimals, signer, geography } = request
  const asked = {
    period,
    policy,
    decimals,
    signer,
    ...(unitCode === undefined ? {} : { unitCode }),
    ...(geography === undefined ? {} : { geography }),
  }
  const built = useBackendQuery('reports.buildParagraphs', asked)
  if (built.isError) return <Notice tone="error">{errorText(built.error)}</Notice>
  return built.data === undefined ? <Loader size="xs" /> : <Editor request={asked} built={built.data} {...kept} />
}

type Asked = Omit<ReportRequest, 'form' | 'subject'>

interface EditorProps extends Omit<BuiltProps, 'request'> {
  readonly request: Asked
  /** The text as the book tells it, which the person's own begins with. */
  readonly built: Output<'reports.buildParagraphs'>
}

function Editor({ request, built, changed, onChange }: EditorProps) {
  const told = built.paragraphs.join('\n\n')
  const key = JSON.stringify(request)
  const own = changed?.request === key && changed.text !== told ? changed : null
  const text = own?.text ?? told
  const paragraphs = useMemo(
    () =>
      text
        .split(/\n+/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    [text],
  )
  const problems = useMemo(() => paragraphs.flatMap((one) => percentageProblems(one, request)), [paragraphs, request])
  const { mutate: copy, ...copied } = useBackendCommand('desktop.copyText')
  const { mutateAsync: choosePath } = useBackendCommand('desktop.chooseSavePath')
  const { mutate: exportTo, ...written } = useBackendCommand('reports.exportDocument')
  const isRight = problems.length === 0 && paragraphs.length > 0
  const save = async (): Promise<void> => {
    const { path } = await choosePath({ suggestedName: built.fileName, kind: 'docx' })
    if (path !== null) exportTo({ ...request, path, title: built.title, subtitle: built.subtitle, paragraphs })
  }
  return (
    <div className={styles.editor}>
      <p className={styles.subtitle}>{built.subtitle}</p>
      <Textarea
        aria-label={t('reports.officeText')}
        autosize
        minRows={14}
        maxRows={24}
        value={text}
        onChange={(event) => onChange({ request: key, told: own?.told ?? told, text: event.currentTarget.value })}
        error={problems.length > 0}
      />
      {problems.length > 0 && (
        <ul className={styles.problems} role="alert">
          {problems.map((problem) => (
            <li key={`${problem.kind} ${problem.written}`}>{percentageProblemText(problem)}</li>
          ))}
        </ul>
      )}
      {own !== null && own.told !== told && <Notice tone="warning">{t('reports.officeStale')}</Notice>}
      <p className={styles.hint}>{t('reports.officeHint')}</p>
      <div className={styles.buttons}>
        {own !== null && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {t('reports.officeReset')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Copy aria-hidden size={14} />}
          disabled={!isRight}
          onClick={() => copy({ text: paragraphs.join('\n') })}
        >
          {t('reports.officeCopy')}
        </Button>
        <Button leftSection={<FileText aria-hidden size={14} />} disabled={!isRight} onClick={() => void save()}>
          {t('reports.officeExport')}
        </Button>
      </div>
      {copied.isSuccess && copied.variables.text === paragraphs.join('\n') && (
        <Outcome tone="done" text={t('reports.officeCopied')} />
      )}
      {written.isError && <Outcome tone="error" text={errorText(written.error)} />}
      {written.isSuccess && <Exported path={written.data.path} canOpen={false} />}
    </div>
  )
}
