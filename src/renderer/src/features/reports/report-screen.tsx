import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { ReportSearch } from './report-search.ts'
import { ReportView } from './report-view.tsx'

/** "Báo cáo": a form, a period, the paper as it will print, and the workbook. */
export function ReportScreen() {
  const today = useToday()
  const forms = useBackendQuery('reports.listForms', {})
  const reporting = useBackendQuery('settings.getReporting', {})
  const letterhead = useBackendQuery('settings.getLetterhead', {})
  const campaigns = useBackendQuery('campaigns.listCampaigns', {})
  const search = useSearch({ from: '/reports' })
  const navigate = useNavigate({ from: '/reports' })
  const change = useCallback(
    (next: Partial<ReportSearch>) => void navigate({ to: '/reports', search: (current) => ({ ...current, ...next }) }),
    [navigate],
  )
  const failed = [forms, reporting, letterhead, campaigns].find((query) => query.isError)
  const form = forms.data?.find((one) => one.id === search.form) ?? forms.data?.[0]
  if (
    form === undefined ||
    forms.data === undefined ||
    reporting.data === undefined ||
    letterhead.data === undefined ||
    campaigns.data === undefined ||
    today === undefined
  ) {
    return (
      <Screen title={t('reports.title')}>
        {failed === undefined ? <Loading /> : <Notice tone="error">{errorText(failed.error)}</Notice>}
      </Screen>
    )
  }
  return (
    <ReportView
      forms={forms.data}
      campaigns={campaigns.data}
      form={form}
      reporting={reporting.data}
      signers={letterhead.data.signers}
      today={today}
      search={search}
      onChange={change}
    />
  )
}
