import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { CallFailure, invoke } from '#renderer/rpc/client.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import { sheetPicture } from '#shared/reports/sheet-picture.rules.ts'
import type { SheetPicture } from '#shared/reports/sheet-picture.schema.ts'
import type { ReportSearch } from './report-search.ts'

type PastSheet = Pick<Output<'reports.buildPastReport'>, 'fileName' | 'isSame' | 'corrections'> & {
  readonly picture: SheetPicture
}

export interface Past {
  readonly answer: UseQueryResult<PastSheet>
  /** Null for an evening's state, which never went out as a file. */
  readonly exportId: number | null
  readonly title: string
  readonly detail: string
}

/** The sheet of the past that the address asks for; null while it asks for today's. */
export function usePast(search: ReportSearch, request: ReportRequest): Past | null {
  const { past: exportId, asOf } = search
  const asked: Input<'reports.buildPastReport'> | null =
    exportId !== undefined ? { exportId } : asOf !== undefined ? { request, asOf } : null
  const answer = useQuery({
    queryKey: ['reports', 'reports.buildPastReport', asked],
    queryFn: () => invoke('reports.buildPastReport', asked ?? { exportId: 1 }),
    enabled: asked !== null,
    select: withPicture,
    placeholderData: keepPreviousData,
  })
  const exports = useBackendQuery('reports.listExports', {}, { enabled: exportId !== undefined }).data
  if (asked === null) return null
  const sent = exports?.find((one) => one.id === exportId)
  if (asOf !== undefined && exportId === undefined)
    return {
      answer,
      exportId: null,
      title: t('reports.pastAsOfTitle', { date: formatDate(asOf) }),
      detail: t(isBeforeSetup(answer.error) ? 'reports.pastAsOfNothing' : 'reports.pastAsOfDetail'),
    }
  return {
    answer,
    exportId: exportId ?? null,
    title:
      sent === undefined
        ? t('reports.pastTitle')
        : t('reports.pastSentTitle', { at: instantText(sent.exportedAt), sequence: sent.sequence }),
    detail: sent === undefined ? '' : t('reports.pastSentDetail', { author: sent.author, code: sent.checkCode }),
  }
}

function withPicture({ sheet, fileName, isSame, corrections }: Output<'reports.buildPastReport'>): PastSheet {
  return { fileName, isSame, corrections, picture: sheetPicture(sheet) }
}

/** The book of that evening did not know its unit yet. */
export function isBeforeSetup(error: Error | null): boolean {
  return (
    error instanceof CallFailure && error.failure.kind === 'domain' && error.failure.code === 'units/not-configured'
  )
}
