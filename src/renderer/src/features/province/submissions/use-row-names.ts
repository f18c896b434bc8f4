import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import type { SubmissionSubject } from '#shared/province/submissions.schema.ts'

/** Names of rows in the days of a sheet, at their end before at their beginning; a code without one stands for itself. */
export function useRowNames(period: SubmissionSubject['period']): (unitCode: string) => string {
  const asked = { enabled: period !== null }
  const atEnd = useBackendQuery('units.listRows', { on: period?.to ?? '1900-01-01' }, asked).data
  const atStart = useBackendQuery('units.listRows', { on: period?.from ?? '1900-01-01' }, asked).data
  return useMemo(() => {
    const names = new Map([...(atStart ?? []), ...(atEnd ?? [])].map(({ code, name }) => [code, name]))
    return (code) => names.get(code) ?? code
  }, [atStart, atEnd])
}
