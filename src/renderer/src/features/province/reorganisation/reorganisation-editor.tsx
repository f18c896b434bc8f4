import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { OpenDraft } from '#renderer/rpc/draft-store.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import editorPane from '#renderer/ui/editor-pane.module.css'
import { Notice } from '#renderer/ui/notice.tsx'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { EARLIEST_DATE } from '#shared/kernel/local-date.ts'
import { type Reorganisation, reorganisationKindSchema } from '#shared/province/reorganisation.schema.ts'
import { reorganisationKindTexts } from '#shared/texts/reorganisation.texts.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { ChangeFields } from './change-fields.tsx'
import {
  type MissingPart,
  missingPart,
  ofKind,
  type ReorganisationDraft,
  reorganisationOf,
} from './reorganisation-draft.ts'
import { reorganisationDrafts } from './reorganisation-drafts.ts'
import { ReorganisationPreview } from './reorganisation-preview.tsx'
import styles from './reorganisation.module.css'
import { failureSentences } from './use-reorganisations.ts'

interface ReorganisationEditorProps {
  readonly open: OpenDraft<ReorganisationDraft>
  readonly units: readonly Unit[]
  readonly onDone: () => void
}

const missingTexts: Readonly<Record<MissingPart, string>> = {
  day: t('reorganisation.missingDay'),
  document: t('reorganisation.missingDocument'),
  unitName: t('reorganisation.missingUnitName'),
  unitSources: t('reorganisation.missingUnitSources'),
  unitPlace: t('reorganisation.missingUnitPlace'),
  movePlace: t('reorganisation.missingMovePlace'),
}

/** A decree written as a whole: what it does, to whom, from which day, with the sums it leads to beside it. */
export function ReorganisationEditor({ open, units, onDone }: ReorganisationEditorProps) {
  const { draft, clientId } = open
  const [isTried, setIsTried] = useState(false)
  const command = useBackendCommand('province.applyReorganisation')
  const missing = missingPart(draft)
  const asked = useMemo(() => reorganisationOf(draft, units), [draft, units])
  const canPreview = asked !== undefined && (missing === null || missing === 'document')
  const preview = useBackendQuery(
    'province.previewReorganisation',
    {
      reorganisation:
        asked === undefined ? nothing : { ...asked, document: asked.document === '' ? '…' : asked.document },
    },
    { enabled: canPreview, keepPrevious: true },
  )
  const change = (changes: Partial<ReorganisationDraft>): void =>
    reorganisationDrafts.change(draft.id, (now) => ({ ...now, ...changes }))
  // Of what was asked before only the picture stays while a part is missing: the message says which.
  const hasIssues = canPreview && (preview.data?.issues.length ?? 0) > 0
  const apply = (): void => {
    setIsTried(true)
    if (missing !== null || asked === undefined || hasIssues || command.isPending) return
    command.mutate(
      { clientId, reorganisation: asked },
      {
        onSuccess: () => {
          reorganisationDrafts.drop(draft.id)
          onDone()
        },
      },
    )
  }
  useApplyAction(apply)
  return (
    <section className={editorPane.editor} aria-label={t('reorganisation.newTitle')}>
      <div className={styles.fields}>
        <NativeSelect
          label={t('reorganisation.kind')}
          value={draft.kind}
          data={reorganisationKindSchema.options.map((value) => ({ value, label: reorganisationKindTexts[value] }))}
          onChange={({ currentTarget: { value } }) =>
            change(ofKind(draft, reorganisationKindSchema.options.find((one) => one === value) ?? draft.kind, units))
          }
        />
        <div className={styles.date}>
          <OptionalDateField label={t('reorganisation.on')} value={draft.on} onChange={(on) => change({ on })} />
        </div>
        <TextInput
          className={styles.document}
          label={t('reorganisation.document')}
          placeholder={t('reorganisation.documentPlaceholder')}
          maxLength={300}
          value={draft.document}
          onChange={({ currentTarget: { value } }) => change({ document: value })}
        />
      </div>
      <div className={styles.work}>
        <div className={styles.changes}>
          <ChangeFields draft={draft} units={units} onChange={change} />
        </div>
        <ReorganisationPreview
          preview={canPreview ? preview.data : undefined}
          error={preview.error}
          on={draft.on}
          units={units}
        />
      </div>
      {command.isError && (
        <Notice tone="error">
          {failureSentences(command.error, preview.data?.names ?? {})
            .slice(0, 2)
            .join(' ')}
        </Notice>
      )}
      <footer className={editorPane.foot}>
        <p className={editorPane.problem} role="status">
          {isTried && missing !== null ? missingTexts[missing] : ''}
        </p>
        <Button variant="default" onClick={() => reorganisationDrafts.drop(draft.id)}>
          {t('reorganisation.discard')}
        </Button>
        <Button loading={command.isPending} disabled={hasIssues} onClick={apply}>
          {t('reorganisation.apply')}
        </Button>
      </footer>
    </section>
  )
}

/** Asked of nobody: stands where there is no day yet. */
const nothing: Reorganisation = {
  id: 'nothing-yet',
  kind: 'merge',
  on: EARLIEST_DATE,
  document: '…',
  pieces: [],
  newUnits: [],
  renames: [],
  moves: [],
  endedGroups: [],
}

function useApplyAction(apply: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'reorganisation.apply',
        label: t('reorganisation.apply'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+S'],
        run: apply,
      },
    ],
    [apply],
  )
  useActions(actions)
}
