import { Button } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { localDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { letterheadOf } from '#shared/settings/setup-letterhead.rules.ts'
import { LetterheadFields } from '../letterhead/letterhead-fields.tsx'
import { LetterheadPaper } from '../letterhead/letterhead-paper.tsx'
import { ReportingFields } from '../letterhead/reporting-fields.tsx'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import styles from '../letterhead/letterhead.module.css'

export function StepLetterhead({ draft, change, problems }: StepProps) {
  const letterhead = letterheadOf(draft)
  const isChanged = Object.keys(draft.letterhead).length > 0
  return (
    <div className={styles.panes}>
      <div className={styles.form}>
        <LetterheadFields
          value={letterhead}
          onChange={(part) => change((now) => ({ ...now, letterhead: { ...now.letterhead, ...part } }))}
          errorOf={(field) => problemAt(problems, `letterhead.${field}`)}
        />
        <section aria-label={t('setup.reporting')}>
          <h2 className={styles.heading}>{t('setup.reporting')}</h2>
          <ReportingFields
            value={draft.reporting}
            onChange={(part) => change((now) => ({ ...now, reporting: { ...now.reporting, ...part } }))}
            errorOf={(field) => problemAt(problems, `reporting.${field}`)}
          />
        </section>
      </div>
      <div className={styles.preview}>
        <div className={styles.previewHead}>
          <h2 className={styles.heading}>{t('setup.paper')}</h2>
          <Button
            variant="default"
            size="xs"
            disabled={!isChanged}
            onClick={() => change((now) => ({ ...now, letterhead: {} }))}
          >
            {t('setup.resetLetterhead')}
          </Button>
        </div>
        <LetterheadPaper letterhead={letterhead} on={parseLocalDate(draft.startOn) ?? localDate('2026-01-05')} />
      </div>
    </div>
  )
}
