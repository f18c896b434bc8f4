import { Button } from '@mantine/core'
import { ClipboardPaste, MapPinned } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import type { OpenDraft } from '#renderer/rpc/draft-store.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useAction } from '#renderer/ui/actions/use-action.ts'
import editorPane from '#renderer/ui/editor-pane.module.css'
import type { EntryGridHandle } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { carriedIssues } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { issueText } from '#shared/texts/messages.ts'
import {
  addPasted,
  addUnits,
  type CampaignDraft,
  campaignOf,
  draftProblems,
  openedDraft,
  writeCells,
} from './campaign-draft.ts'
import { campaignDrafts } from './campaign-drafts.ts'
import styles from './campaign-editor.module.css'
import { CampaignFields } from './campaign-fields.tsx'
import { LinesGrid } from './lines-grid.tsx'
import { LinesPaste } from './lines-paste.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

interface CampaignEditorProps {
  readonly open: OpenDraft<CampaignDraft>
  readonly on: LocalDate
  readonly onSaved: () => void
}

/** A campaign written as a whole: what it is, and its lines typed or pasted. What is typed stays until it is saved or given up. */
export function CampaignEditor({ open, on, onSaved }: CampaignEditorProps) {
  const { draft, clientId } = open
  const [isTried, setIsTried] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const grid = useRef<EntryGridHandle>(null)
  const command = useBackendCommand('campaigns.saveCampaign')
  const listed = useBackendQuery('units.listRows', { on: draft.from ?? on }, { keepPrevious: true }).data
  const units = useMemo(() => listed ?? [], [listed])
  const problems = useMemo(() => draftProblems(draft, units), [draft, units])
  const change = (recipe: (now: CampaignDraft) => CampaignDraft): void => campaignDrafts.change(draft.id, recipe)
  const save = (): void => {
    setIsTried(true)
    const campaign = campaignOf(draft, units)
    if (campaign === undefined || command.isPending) return
    const { basedOn } = draft
    const finish = (entryId: number | null): void => {
      const made = entryId ?? basedOn
      if (made === null) campaignDrafts.drop(draft.id)
      else campaignDrafts.settle(openedDraft(campaign, made), clientId, (now) => ({ ...now, basedOn: made }))
      onSaved()
    }
    command.mutate({ clientId, basedOn, campaign }, { onSuccess: ({ entryId }) => finish(entryId) })
  }
  useAction({ id: 'campaigns.save', label: t('campaigns.save'), shortcut: 'Ctrl+S', run: save })
  return (
    <section
      className={editorPane.editor}
      aria-label={t(draft.basedOn === null ? 'campaigns.newTitle' : 'campaigns.editTitle')}
    >
      <CampaignFields draft={draft} onChange={(changes) => change((now) => ({ ...now, ...changes }))} />
      <div className={editorPane.tools}>
        <h3 className={styles.subtitle}>{t('campaigns.lines')}</h3>
        <Button
          variant="default"
          size="xs"
          leftSection={<ClipboardPaste size={14} aria-hidden />}
          aria-expanded={isPasting}
          onClick={() => setIsPasting(true)}
        >
          {t('campaigns.paste')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<MapPinned size={14} aria-hidden />}
          onClick={() =>
            change((now) =>
              addUnits(
                now,
                units.filter(({ kind }) => kind === 'commune'),
              ),
            )
          }
        >
          {t('campaigns.addCommunes')}
        </Button>
      </div>
      <div className={`${editorPane.work} ${styles.work}`} data-pasting={isPasting || undefined}>
        <LinesGrid
          ref={grid}
          draft={draft}
          problems={problems}
          onWrite={(edits) => change((now) => writeCells(now, edits))}
        />
        {isPasting && (
          <LinesPaste
            draft={draft}
            onKind={(newKind) => change((now) => ({ ...now, newKind }))}
            onWrite={(lines) => change((now) => addPasted(now, lines))}
            onClose={() => {
              setIsPasting(false)
              grid.current?.focus()
            }}
          />
        )}
      </div>
      {command.isError && <Refused error={command.error} onDiscard={() => campaignDrafts.drop(draft.id)} />}
      <Foot
        open={open}
        problem={isTried ? problemText(problems.map(({ text }) => text)) : ''}
        isSaving={command.isPending}
        onSave={save}
      />
    </section>
  )
}

function Refused({ error, onDiscard }: { readonly error: unknown; readonly onDiscard: () => void }) {
  const isStale =
    error instanceof CallFailure && error.failure.kind === 'domain' && error.failure.code === 'campaigns/changed-since'
  return (
    <Notice
      tone="error"
      actions={
        isStale ? (
          <Button variant="default" size="compact-xs" onClick={onDiscard}>
            {t('campaigns.changedSince')}
          </Button>
        ) : undefined
      }
    >
      {failureText(error)}
    </Notice>
  )
}

interface FootProps {
  readonly open: OpenDraft<CampaignDraft>
  /** What keeps it from being saved, once it was tried. */
  readonly problem: string
  readonly isSaving: boolean
  readonly onSave: () => void
}

function Foot({ open, problem, isSaving, onSave }: FootProps) {
  const { id, basedOn } = open.draft
  const hasChanges = campaignDrafts.isChanged(open)
  return (
    <footer className={editorPane.foot}>
      <Button loading={isSaving} onClick={onSave}>
        {t('campaigns.save')}
      </Button>
      <Button variant="default" onClick={() => campaignDrafts.drop(id)}>
        {t(hasChanges ? 'campaigns.discard' : 'campaigns.close')}
      </Button>
      <p className={editorPane.problem} role="status">
        {problem}
      </p>
      {hasChanges && <p className={styles.kept}>{t('campaigns.keptHint')}</p>}
      {basedOn !== null && <WithdrawButton id={id} basedOn={basedOn} onDone={() => campaignDrafts.drop(id)} />}
    </footer>
  )
}

/** So many problems are told one by one. */
const told = 2

function problemText(problems: readonly string[]): string {
  const more = problems.length - told
  const text = problems.slice(0, told).join(' ')
  return more > 0 ? `${text} ${t('campaigns.problemMore', { count: more })}` : text
}

/** What stands in the way, one sentence each. */
function failureText(error: unknown): string {
  const issues =
    error instanceof CallFailure && error.failure.kind === 'domain' ? carriedIssues(error.failure.data) : []
  return issues.length === 0 ? errorText(error) : problemText(issues.map((issue) => issueText(issue)))
}
