import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Download, Trash2 } from 'lucide-react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import styles from '../settings-screen.module.css'

type ListedForm = Output<'reports.listFormVersions'>[number]

const failed = (error: Error): string =>
  notifications.show({ color: 'red', message: errorText(error), autoClose: false })

/** Every version of every form; each can be written out. */
export function FormTable({ forms }: { readonly forms: readonly ListedForm[] }) {
  return (
    <table className={styles.table} data-wide aria-label={t('forms.section')}>
      <thead>
        <tr>
          <th scope="col">{t('forms.form')}</th>
          <th scope="col">{t('forms.version')}</th>
          <th scope="col">{t('forms.effectiveFrom')}</th>
          <th scope="col">{t('forms.origin')}</th>
          <th scope="col">{t('forms.changes')}</th>
          <th scope="col" aria-label={t('setup.actions')} />
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <FormRow key={`${form.id} ${form.version}`} form={form} />
        ))}
      </tbody>
    </table>
  )
}

function FormRow({ form }: { readonly form: ListedForm }) {
  const { id, version, name, effectiveFrom, origin, isInForce, canWithdraw, changes, hash } = form
  const from = parseLocalDate(effectiveFrom)
  return (
    <tr>
      <td>
        <strong>{id}</strong> {name}
      </td>
      <td className={styles.whole}>{isInForce ? t('forms.versionInForce', { version }) : version}</td>
      <td className={styles.whole}>{from === null ? '' : formatDate(from)}</td>
      <td className={styles.whole}>{t(origin === 'built-in' ? 'forms.builtIn' : 'forms.imported')}</td>
      <td title={`SHA-256 ${hash}`}>{changes.find((one) => one.version === version)?.text ?? ''}</td>
      <td className={`${styles.narrow} ${styles.whole}`}>
        <FormActions id={id} version={version} canWithdraw={canWithdraw} />
      </td>
    </tr>
  )
}

interface FormActionsProps {
  readonly id: string
  readonly version: number
  readonly canWithdraw: boolean
}

function FormActions({ id, version, canWithdraw }: FormActionsProps) {
  const choosePath = useBackendCommand('desktop.chooseSavePath')
  const write = useBackendCommand('reports.exportForm')
  const withdraw = useBackendCommand('reports.withdrawForm')
  const may = useMay('reports.withdrawForm')
  const save = (): void =>
    choosePath.mutate(
      { suggestedName: `${id}-v${version}.json`, kind: 'json' },
      {
        onSuccess: ({ path }) => {
          if (path === null) return
          write.mutate(
            { form: id, version, path },
            { onSuccess: (saved) => notifications.show({ message: t('forms.written', saved) }), onError: failed },
          )
        },
        onError: failed,
      },
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Download aria-hidden size={14} />}
        loading={choosePath.isPending || write.isPending}
        aria-label={t('forms.writeOf', { form: id, version })}
        onClick={save}
      >
        {t('forms.write')}
      </Button>
      {canWithdraw && may.isGiven && (
        <ActionIcon
          variant="subtle"
          color="red"
          loading={withdraw.isPending}
          aria-label={t('forms.withdraw', { form: id, version })}
          onClick={() => withdraw.mutate({ clientId: newClientId(), form: id, version }, { onError: failed })}
        >
          <Trash2 aria-hidden size={15} />
        </ActionIcon>
      )}
    </>
  )
}
