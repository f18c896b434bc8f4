import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { issueText } from '#shared/texts/messages.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import type { ChangeChoices } from '../use-choices.ts'
import type { RowNames } from '../unit-names.ts'
import { CellList } from './cell-list.tsx'
import { type CellStatus, Effect } from './effect.tsx'
import { ImportHeadCard } from './import-head-card.tsx'
import { issueCount, IssueGroups, IssueIcon } from './issue-groups.tsx'
import { OwnChanges } from './own-changes.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { Questions } from './questions.tsx'
import { FoldedSection, SideSection } from './side-section.tsx'
import styles from './side.module.css'
import { TotalsTable } from './totals-table.tsx'
import { type Beyond, useMore } from './use-more.tsx'
import { Understood } from './understood.tsx'

export interface ImportSideProps {
  readonly preview: ImportPreview
  readonly names: RowNames
  /** Choices can be changed: the file waits, and the person may. */
  readonly mayChange: boolean
  readonly choicesError: Error | null
  readonly onChoose: ChangeChoices
  readonly onSender: (sender: string) => void
  readonly onJump: (target: JumpTarget) => void
  readonly onListMore: () => void
  /** The file was taken back: it stays in sight. */
  readonly onUndone: () => void
  /** It waits in the queue once more, as another import. */
  readonly onReopened: (importId: number) => void
}

/** What must be decided, and what writing the file would do. */
export function ImportSide(props: ImportSideProps) {
  const { preview, names, mayChange, onChoose, onSender, onJump } = props
  const [status, setStatus] = useState<CellStatus | null>(null)
  const shown = status !== null && preview.counts[status] > 0 ? status : null
  const isWaiting = preview.head.state === 'waiting'
  const left = preview.left ?? nothingLeft
  const issues = preview.issues.reduce((sum, group) => sum + issueCount(group, preview), 0)
  return (
    <aside className={styles.side} aria-label={t('importing.effectOf', { name: preview.head.name })}>
      <ImportHeadCard
        preview={preview}
        mayChange={mayChange}
        onSender={onSender}
        onUndone={props.onUndone}
        onReopened={props.onReopened}
      />
      {props.choicesError !== null && <Notice tone="error">{errorText(props.choicesError)}</Notice>}
      {preview.own !== null && <OwnChanges own={preview.own} sheets={preview.sheets} onJump={onJump} />}
      <Questions {...props} />
      <SideSection title={t(isWaiting ? 'importing.effect' : 'importing.effectThen')}>
        <Effect
          counts={isWaiting ? preview.counts : (preview.head.counts ?? preview.counts)}
          isListed={isWaiting}
          shown={shown}
          onShow={setStatus}
        />
        {shown !== null && (
          <CellList
            key={shown}
            preview={preview}
            status={shown}
            names={names}
            mayChange={mayChange}
            onJump={onJump}
            onChoose={onChoose}
          />
        )}
      </SideSection>
      {isWaiting && <PolicyFields choices={preview.choices} isDisabled={!mayChange} onChoose={onChoose} />}
      {preview.newIssues.length > 0 && (
        <SideSection title={t('importing.newIssues')} aside={formatCount(preview.newIssues.length + left.newIssues)}>
          <NewIssues
            issues={preview.newIssues}
            names={names}
            beyond={{ left: left.newIssues, ask: props.onListMore }}
          />
        </SideSection>
      )}
      {preview.issues.length > 0 && (
        <SideSection title={t('importing.issues')} aside={formatCount(issues)}>
          <IssueGroups preview={preview} names={names} onJump={onJump} onListMore={props.onListMore} />
        </SideSection>
      )}
      {preview.totals.length > 0 && (
        <FoldedSection title={t('importing.totals')} aside={formatCount(preview.totals.length + left.totals)}>
          <TotalsTable totals={preview.totals} names={names} beyond={{ left: left.totals, ask: props.onListMore }} />
        </FoldedSection>
      )}
      <FoldedSection title={t('importing.understood')} aside={t(shapes[preview.shape])}>
        <Understood preview={preview} names={names} mayChange={mayChange} onJump={onJump} onChoose={onChoose} />
      </FoldedSection>
    </aside>
  )
}

interface NewIssuesProps {
  readonly issues: ImportPreview['newIssues']
  readonly names: RowNames
  readonly beyond: Beyond
}

const newIssuesShown = 4

/** Rules that hold in the book now and would not after. */
function NewIssues({ issues, names, beyond }: NewIssuesProps) {
  const { shown, button } = useMore(issues, newIssuesShown, beyond)
  return (
    <>
      <ul className={styles.issues}>
        {shown.map((issue) => (
          <li key={JSON.stringify(issue)} className={styles.issue} data-severity={issue.severity}>
            <IssueIcon severity={issue.severity} />
            <p>{issueText(issue, names)}</p>
          </li>
        ))}
      </ul>
      {button}
    </>
  )
}

const shapes = {
  'own-export': 'importing.shapeOwn',
  table: 'importing.shapeTable',
  message: 'importing.shapeMessage',
  nothing: 'importing.shapeNothing',
} as const

const nothingLeft = { totals: 0, newIssues: 0 }
