import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'

type Preview = Output<'reports.previewForm'>

interface FormPreviewProps {
  readonly file: { readonly name: string; readonly text: string }
  readonly onClose: () => void
}

/** What the file would change, or everything that is wrong with it; taken in only from here. */
export function FormPreview({ file, onClose }: FormPreviewProps) {
  const { name, text } = file
  const { data, error } = useBackendQuery('reports.previewForm', { text })
  const [clientId] = useState(newClientId)
  const add = useBackendCommand('reports.addForm')
  if (error !== null)
    return (
      <Notice tone="error" title={name} actions={<CloseButton onClose={onClose} />}>
        {errorText(error)}
      </Notice>
    )
  if (data === undefined) return null
  if (data.form === null)
    return (
      <Notice
        tone="error"
        title={t('forms.refused', { name, count: data.problems.length })}
        actions={<CloseButton onClose={onClose} />}
      >
        <ul>
          {data.problems.map(({ path, line, text: words }) => (
            <li key={`${path} ${line ?? ''} ${words}`}>
              {line === null ? path : t('forms.line', { line })}: {words}
            </li>
          ))}
        </ul>
      </Notice>
    )
  const take = (): void =>
    add.mutate(
      { clientId, text },
      {
        onSuccess: ({ form, version }) => {
          notifications.show({ message: t('forms.taken', { form, version }) })
          onClose()
        },
        onError: (cause) => notifications.show({ color: 'red', message: errorText(cause), autoClose: false }),
      },
    )
  return (
    <Notice
      tone="info"
      title={t('forms.preview', { form: data.form.id, version: data.form.version, name: data.form.name })}
      actions={
        <>
          {!data.isKnown && (
            <Button size="xs" loading={add.isPending} onClick={take}>
              {t('forms.takeThis')}
            </Button>
          )}
          <CloseButton onClose={onClose} />
        </>
      }
    >
      {data.isKnown ? t('forms.known') : changesText(data)}
    </Notice>
  )
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClose}>
      {t('forms.close')}
    </Button>
  )
}

function changesText({ form, added, removed, renamed, relabelled, moved }: Preview): string {
  const from = parseLocalDate(form?.effectiveFrom ?? '')
  const parts = [
    t('forms.from', { date: from === null ? '' : formatDate(from), columns: form?.columns ?? 0 }),
    ...(added.length === 0 ? [] : [t('forms.added', { names: added.join('; ') })]),
    ...(removed.length === 0 ? [] : [t('forms.removed', { names: removed.join('; ') })]),
    ...renamed.map(({ before, after }) => t('forms.renamed', { before, after })),
    ...(relabelled.length === 0
      ? []
      : [
          t('forms.relabelled', {
            pairs: relabelled.map(({ before, after }) => `“${before}” → “${after}”`).join('; '),
          }),
        ]),
    ...(moved.length === 0 ? [] : [t('forms.moved', { names: moved.join('; ') })]),
  ]
  return parts.join(' ')
}
