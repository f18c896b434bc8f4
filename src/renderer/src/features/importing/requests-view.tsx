import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { CorrectionRequest } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './requests-view.module.css'
import { countText } from './sheet/describe-place.ts'
import { figureLabel } from './sheet/meaning-text.ts'
import { spanText } from './side/span-answer.ts'
import { type RowNames, useRowNames } from './unit-names.ts'

/** "Đề nghị điều chỉnh": figures of files for days that were locked, to be written once their day is unlocked. */
export function RequestsView({ tools }: { readonly tools: ReactNode }) {
  const answer = useBackendQuery('importing.listRequests', {})
  const names = useRowNames(null)
  const [unchosen, setUnchosen] = useState<ReadonlySet<number>>(new Set())
  const requests = answer.data ?? []
  const chosen = requests.filter(({ id }) => !unchosen.has(id))
  const toggle = (ids: readonly number[], isChosen: boolean): void =>
    setUnchosen((now) => {
      const next = new Set(now)
      for (const id of ids)
        if (isChosen) next.delete(id)
        else next.add(id)
      return next
    })
  return (
    <Screen title={t('importing.title')} tools={tools} footer={<RequestsFooter chosen={chosen} />}>
      <div className={styles.view}>
        <p className={styles.hint}>{t('importing.requestsHint')}</p>
        {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
        {answer.isPending && <Loading />}
        {answer.data?.length === 0 && <p className={styles.none}>{t('importing.requestsNone')}</p>}
        {requests.length > 0 && (
          <RequestTable requests={requests} unchosen={unchosen} names={names} onToggle={toggle} />
        )}
      </div>
    </Screen>
  )
}

interface RequestTableProps {
  readonly requests: readonly CorrectionRequest[]
  readonly unchosen: ReadonlySet<number>
  readonly names: RowNames
  readonly onToggle: (ids: readonly number[], isChosen: boolean) => void
}

function RequestTable({ requests, unchosen, names, onToggle }: RequestTableProps) {
  const all = requests.map(({ id }) => id)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              size="xs"
              aria-label={t('importing.chooseAll')}
              checked={unchosen.size === 0}
              indeterminate={unchosen.size > 0 && all.some((id) => !unchosen.has(id))}
              onChange={({ currentTarget: { checked } }) => onToggle(all, checked)}
            />
          </th>
          <th scope="col">{t('importing.requestDay')}</th>
          <th scope="col">{t('importing.requestUnit')}</th>
          <th scope="col">{t('importing.indicator')}</th>
          <th scope="col" data-number>
            {t('importing.requestStanding')}
          </th>
          <th scope="col" data-number>
            {t('importing.requestValue')}
          </th>
          <th scope="col">{t('importing.requestState')}</th>
          <th scope="col">{t('importing.requestFile')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <RequestLine
            key={request.id}
            request={request}
            names={names}
            isChosen={!unchosen.has(request.id)}
            onToggle={onToggle}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RequestLineProps extends Pick<RequestTableProps, 'names' | 'onToggle'> {
  readonly request: CorrectionRequest
  readonly isChosen: boolean
}

function RequestLine({ request, names, isChosen, onToggle }: RequestLineProps) {
  const { id, unitCode, standing, value, canApply, moved, importName, requestedAt, requestedBy } = request
  const what = figureLabel(request, request.to)
  return (
    <tr>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('importing.chooseRequest', { unit: names.unit(unitCode), what })}
          checked={isChosen}
          onChange={({ currentTarget: { checked } }) => onToggle([id], checked)}
        />
      </td>
      <td className={styles.short}>{spanText(request)}</td>
      <td>{names.unit(unitCode)}</td>
      <td>{what}</td>
      <td data-number>{countText(standing)}</td>
      <td data-number>
        <strong>{countText(value)}</strong>
      </td>
      <td className={styles.state}>
        <Pill tone={canApply ? 'done' : 'warning'}>
          {t(
            canApply ? 'importing.requestOpen' : moved !== null ? 'importing.requestMoved' : 'importing.requestLocked',
          )}
        </Pill>
        {moved !== null && <p className={styles.why}>{movedText(moved)}</p>}
      </td>
      <td className={styles.muted}>
        {importName} · {requestedBy} · {instantText(requestedAt)}
      </td>
    </tr>
  )
}

function movedText({ part, stood, now }: NonNullable<CorrectionRequest['moved']>): string {
  const figures = { stood: countText(stood), now: countText(now) }
  return t(part === 'cell' ? 'importing.requestMovedCell' : 'importing.requestMovedBeside', figures)
}

/** Writes what the days take now, or gives the chosen ones up. */
function RequestsFooter({ chosen }: { readonly chosen: readonly CorrectionRequest[] }) {
  const apply = useBackendCommand('importing.applyRequests')
  const drop = useBackendCommand('importing.dropRequests')
  const mayApply = useMay('importing.applyRequests')
  const mayDrop = useMay('importing.dropRequests')
  const open = chosen.filter(({ canApply }) => canApply)
  const error = apply.error ?? drop.error
  return (
    <>
      <div className={styles.outcome}>
        {error !== null && (
          <span data-tone="error" role="alert" title={errorText(error)}>
            {errorText(error)}
          </span>
        )}
        {error === null && apply.data !== undefined && (
          <span data-tone="done" role="status">
            {t('importing.requestsApplied', { count: formatCount(apply.data.changed) })}
          </span>
        )}
      </div>
      <Button
        variant="default"
        disabled={!mayDrop.isGiven || chosen.length === 0}
        title={mayDrop.needs}
        loading={drop.isPending}
        onClick={() => {
          apply.reset()
          drop.mutate({ ids: chosen.map(({ id }) => id) })
        }}
      >
        {chosen.length === 0
          ? t('importing.dropNoRequests')
          : t('importing.dropRequests', { count: formatCount(chosen.length) })}
      </Button>
      <Button
        disabled={!mayApply.isGiven || open.length === 0}
        title={mayApply.needs}
        loading={apply.isPending}
        onClick={() => {
          drop.reset()
          apply.mutate({ clientId: newClientId(), ids: open.map(({ id }) => id) })
        }}
      >
        {open.length === 0
          ? t('importing.applyNoRequests')
          : t('importing.applyRequests', { count: formatCount(open.length) })}
      </Button>
    </>
  )
}
