import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { sessionStatusSchema } from '#shared/sessions/sessions.schema.ts'
import { sessionStatusTexts } from '#shared/texts/session.texts.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { problemTexts } from './field-words.ts'
import { type DraftProblem, rowsWithFigures, type SessionDraft, withUnit } from './session-draft.ts'
import { SessionFigures } from './session-figures.tsx'
import styles from './session-panel.module.css'

interface SessionResultProps {
  readonly draft: SessionDraft
  readonly problems: readonly DraftProblem[]
  readonly isReadOnly: boolean
  /** Rows of the unit on the day. */
  readonly rows: readonly Pick<Unit, 'code' | 'name'>[]
  /** The book has figures of this session now. */
  readonly hasRecorded: boolean
  readonly onChange: (recipe: (now: SessionDraft) => SessionDraft) => void
}

/** How it went: held with which figures, or called off and why. */
export function SessionResult({ draft, problems, isReadOnly, rows, hasRecorded, onChange }: SessionResultProps) {
  return (
    <section className={styles.result} aria-label={t('sessions.result')}>
      <SegmentedControl
        className={styles.status}
        aria-label={t('sessions.status')}
        value={draft.status}
        disabled={isReadOnly}
        data={sessionStatusSchema.options.map((value) => ({ value, label: sessionStatusTexts[value] }))}
        onChange={(value) => {
          const status = sessionStatusSchema.options.find((one) => one === value) ?? draft.status
          onChange((now) => ({ ...now, status }))
        }}
      />
      {draft.status === 'cancelled' && (
        <TextInput
          label={t('sessions.cancelReason')}
          maxLength={300}
          value={draft.cancelReason}
          disabled={isReadOnly}
          error={problems.includes('cancelReason') && problemTexts.cancelReason}
          onChange={(event) => {
            const cancelReason = event.currentTarget.value
            onChange((now) => ({ ...now, cancelReason }))
          }}
        />
      )}
      {draft.status !== 'done' && (
        <p className={styles.hint}>
          {t(draft.status === 'planned' ? 'sessions.resultPlanned' : 'sessions.resultCancelled')}
        </p>
      )}
      {draft.status === 'planned' && !isReadOnly && (
        <Button
          className={styles.write}
          variant="default"
          onClick={() => onChange((now) => ({ ...now, status: 'done' }))}
        >
          {t('sessions.writeResult')}
        </Button>
      )}
      {draft.status !== 'done' && hasRecorded && <Notice tone="warning">{t('sessions.resultGone')}</Notice>}
      {draft.status === 'done' && (
        <>
          <Spread {...{ draft, problems, isReadOnly, rows, onChange }} />
          <SessionFigures
            draft={draft}
            rows={rows}
            isReadOnly={isReadOnly}
            onWrite={(cells) => onChange((now) => ({ ...now, cells: { ...now.cells, ...cells } }))}
          />
          <p className={styles.keys}>{t('sessions.keysHint')}</p>
        </>
      )}
    </section>
  )
}

/** Whose people the figures are of: one row, or each its own. */
function Spread({ draft, problems, isReadOnly, rows, onChange }: Omit<SessionResultProps, 'hasRecorded'>) {
  const filled = rowsWithFigures(draft.cells)
  const isHeld = draft.spread === 'split' && filled.length > 1
  const toOne = (now: SessionDraft): SessionDraft => ({
    ...now,
    spread: 'one',
    unitCode: filled[0] ?? now.unitCode ?? now.placeUnitCode,
  })
  return (
    <div className={styles.spread}>
      <SegmentedControl
        size="xs"
        aria-label={t('sessions.spread')}
        value={draft.spread}
        disabled={isReadOnly}
        data={[
          { value: 'one', label: t('sessions.spreadOne'), disabled: isHeld },
          { value: 'split', label: t('sessions.spreadSplit') },
        ]}
        onChange={(value) => onChange(value === 'one' ? toOne : (now) => ({ ...now, spread: 'split' }))}
      />
      {draft.spread === 'one' ? (
        <Select
          className={styles.unit}
          size="xs"
          aria-label={t('sessions.unit')}
          placeholder={t('sessions.unitHint')}
          data={rows.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.unitCode}
          error={problems.includes('unit') && problemTexts.unit}
          allowDeselect={false}
          searchable
          disabled={isReadOnly}
          nothingFoundMessage={t('sessions.noneFound')}
          onChange={(code) => code !== null && onChange((now) => withUnit(now, code))}
        />
      ) : (
        isHeld && <span className={styles.hint}>{t('sessions.spreadHeld')}</span>
      )}
    </div>
  )
}
