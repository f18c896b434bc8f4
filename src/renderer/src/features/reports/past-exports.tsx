import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { invoke } from '#renderer/rpc/client.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { PastExport } from '#shared/reports/reports.schema.ts'
import styles from './past-exports.module.css'
import type { ReportSearch } from './report-search.ts'

const shownAtFirst = 6

interface PastExportsProps {
  readonly form: string
  readonly period: Period
  /** The campaign the form is of. */
  readonly subject: string | undefined
  readonly search: ReportSearch
  readonly onChange: (search: Partial<ReportSearch>) => void
}

/** What was reported before: the sheets of this form and period that went out, any sheet by its code, any evening. */
export function PastExports({ form, period, subject, search, onChange }: PastExportsProps) {
  const answer = useBackendQuery('reports.listExports', {
    form,
    from: period.from,
    to: period.to,
    ...(subject === undefined ? {} : { subject }),
  })
  const [isWhole, setIsWhole] = useState(false)
  const exports = answer.data ?? []
  const shown = isWhole ? exports : exports.slice(0, shownAtFirst)
  return (
    <section className={styles.past} aria-label={t('reports.pastTitle')}>
      <h2 className={styles.title}>{t('reports.pastTitle')}</h2>
      <CheckCodeField onFound={(found) => onChange(searchOf(found))} />
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data?.length === 0 && <p className={styles.muted}>{t('reports.pastNone')}</p>}
      <ul>
        {shown.map((one) => (
          <PastLine
            key={one.id}
            past={one}
            isChosen={search.past === one.id}
            onChoose={() => onChange({ past: one.id, asOf: undefined })}
          />
        ))}
      </ul>
      {shown.length < exports.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>
          {t('reports.pastMore', { count: exports.length - shown.length })}
        </Button>
      )}
      <OptionalDateField
        label={t('reports.pastAsOf')}
        value={search.asOf}
        onChange={(asOf: LocalDate | undefined) => onChange({ asOf, past: undefined })}
      />
    </section>
  )
}

interface PastLineProps {
  readonly past: PastExport
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function PastLine({ past, isChosen, onChoose }: PastLineProps) {
  const { sequence, exportedAt, author, checkCode, canRepeat } = past
  return (
    <li>
      <UnstyledButton
        className={styles.line}
        aria-current={isChosen}
        disabled={!canRepeat}
        title={canRepeat ? undefined : t('reports.pastTooOld')}
        onClick={onChoose}
      >
        <span>{t('reports.pastLine', { sequence, at: instantText(exportedAt) })}</span>
        <span className={styles.muted}>{[author, checkCode].filter((part) => part !== '').join(' · ')}</span>
      </UnstyledButton>
    </li>
  )
}

/** The code printed on a sheet leads to the sheet, whichever form and period it is of. */
function CheckCodeField({ onFound }: { readonly onFound: (found: PastExport) => void }) {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const look = async (): Promise<void> => {
    const [found] = await invoke('reports.listExports', { checkCode: code })
    if (found === undefined) return setProblem(t('reports.codeUnknown'))
    setProblem(null)
    onFound(found)
  }
  const lookOrSay = (): void => void look().catch((error: unknown) => setProblem(errorText(error)))
  return (
    <TextInput
      label={t('reports.code')}
      placeholder={t('reports.codePattern')}
      value={code}
      maxLength={20}
      autoComplete="off"
      error={problem}
      onChange={(event) => setCode(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && code.trim() !== '') lookOrSay()
      }}
      rightSectionWidth={52}
      rightSection={
        <Button size="compact-xs" variant="subtle" disabled={code.trim() === ''} onClick={lookOrSay}>
          {t('reports.codeLook')}
        </Button>
      }
    />
  )
}

/** The address of a past sheet: its own form and period around it. */
function searchOf({ id, form, period, subject }: PastExport): Partial<ReportSearch> {
  const [from, to] = [localDate(period.from), localDate(period.to)]
  return { past: id, asOf: undefined, form, subject, kind: from === to ? 'day' : 'custom', from, on: to }
}
