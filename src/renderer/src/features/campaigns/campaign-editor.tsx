import { Button } from '@mantine/core'
import { ClipboardPaste, MapPinned } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { EntryGridHandle } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { carriedIssues } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { issueText } from '#shared/texts/messages.ts'
import { addPasted, addUnits, type CampaignDraft, campaignOf, draftProblems, writeCells } from './campaign-draft.ts'
import { changeCampaign, dropCampaign, isChanged, type OpenCampaign } from './campaign-drafts.ts'
import styles from './campaign-editor.module.css'
import { CampaignFields } from './campaign-fields.tsx'
import { LinesGrid } from './lines-grid.tsx'
import { LinesPaste } from './lines-paste.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

interface CampaignEditorProps {
  readonly open: OpenCampaign
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
  const change = (recipe: (now: CampaignDraft) => CampaignDraft): void => changeCampaign(draft.id, recipe)
  const save = (): void => {
    setIsTried(true)
    const campaign = campaignOf(draft, units)
    if (campaign === undefined || command.isPending) return
    const finish = (): void => {
      dropCampaign(draft.id)
      onSaved()
    }
    command.mutate({ clientId, campaign }, { onSuccess: finish })
  }
  useSaveAction(save)
  return (
    <section className={styles.editor} aria-label={t(draft.isNew ? 'campaigns.newTitle' : 'campaigns.editTitle')}>
      <CampaignFields draft={draft} onChange={(changes) => change((now) => ({ ...now, ...changes }))} />
      <div className={styles.tools}>
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
      <div className={styles.work} data-pasting={isPasting || undefined}>
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
      {command.isError && <Notice tone="error">{failureText(command.error)}</Notice>}
      <Foot
        open={open}
        problem={isTried ? problemText(problems.map(({ text }) => text)) : ''}
        isSaving={command.isPending}
        onSave={save}
      />
    </section>
  )
}

interface FootProps {
  readonly open: OpenCampaign
  /** What keeps it from being saved, once it was tried. */
  readonly problem: string
  readonly isSaving: boolean
  readonly onSave: () => void
}

function Foot({ open, problem, isSaving, onSave }: FootProps) {
  const { id, isNew } = open.draft
  const hasChanges = isChanged(open)
  return (
    <footer className={styles.foot}>
      <Button loading={isSaving} onClick={onSave}>
        {t('campaigns.save')}
      </Button>
      <Button variant="default" onClick={() => dropCampaign(id)}>
        {t(hasChanges ? 'campaigns.discard' : 'campaigns.close')}
      </Button>
      <p className={styles.problem} role="status">
        {problem}
      </p>
      {hasChanges && <p className={styles.kept}>{t('campaigns.keptHint')}</p>}
      {!isNew && <WithdrawButton id={id} onDone={() => dropCampaign(id)} />}
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

function useSaveAction(save: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'campaigns.save',
        label: t('campaigns.save'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+S'],
        run: save,
      },
    ],
    [save],
  )
  useActions(actions)
}
