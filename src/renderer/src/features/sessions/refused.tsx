import { Button } from '@mantine/core'
import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { carriedIssues } from '#shared/kernel/issue.ts'
import { issueText, plainNames } from '#shared/texts/messages.ts'
import type { Unit } from '#shared/units/units.schema.ts'

interface RefusedProps {
  readonly error: unknown
  readonly rows: readonly Pick<Unit, 'code' | 'name'>[]
  readonly onDiscard: () => void
}

/** Why a session was not saved, each reason with what to do about it. */
export function Refused({ error, rows, onDiscard }: RefusedProps) {
  const issues =
    error instanceof CallFailure && error.failure.kind === 'domain' ? carriedIssues(error.failure.data) : []
  const names = { ...plainNames, unit: (code: string) => rows.find((one) => one.code === code)?.name ?? code }
  const lines = [...new Set(issues.map((issue) => issueText(issue, names)))]
  const isStale =
    error instanceof CallFailure && error.failure.kind === 'domain' && error.failure.code === 'sessions/changed-since'
  return (
    <Notice
      tone="error"
      title={t('sessions.refused')}
      actions={
        isStale ? (
          <Button variant="default" size="compact-xs" onClick={onDiscard}>
            {t('sessions.changedSince')}
          </Button>
        ) : undefined
      }
    >
      {lines.length === 0 ? (
        errorText(error)
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
