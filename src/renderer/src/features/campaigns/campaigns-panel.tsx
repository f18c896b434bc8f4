import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { useAction } from '#renderer/ui/actions/use-action.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { FirstStep } from '#renderer/ui/first-step.tsx'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { newDraft } from './campaign-draft.ts'
import { campaignDrafts } from './campaign-drafts.ts'
import { CampaignEditor } from './campaign-editor.tsx'
import { chosenCampaign } from './campaign-list.ts'
import { CampaignNav } from './campaign-nav.tsx'
import { CampaignPane } from './campaign-pane.tsx'

/** What the address says of this tab: the day it is read at and the campaign looked at. */
interface CampaignsSearch {
  readonly on?: LocalDate | undefined
  readonly campaign?: string | undefined
}

interface CampaignsPanelProps {
  readonly search: CampaignsSearch
  /** The switch between the two tabs, for the top bar. */
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<CampaignsSearch>) => void
}

/** The tab "Đợt cao điểm". */
export function CampaignsPanel(props: CampaignsPanelProps) {
  const today = useToday()
  if (today === undefined) {
    return (
      <Screen title={t('targets.title')} tools={props.tools}>
        <Loading />
      </Screen>
    )
  }
  return <Campaigns {...props} today={today} on={props.search.on ?? today} />
}

interface CampaignsProps extends CampaignsPanelProps {
  readonly today: LocalDate
  readonly on: LocalDate
}

function Campaigns({ search, tools, onChange, today, on }: CampaignsProps) {
  const answer = useBackendQuery('campaigns.listProgress', { on }, { keepPrevious: true })
  const may = useMay('campaigns.saveCampaign')
  const drafts = useDrafts(campaignDrafts)
  const add = useCallback(() => {
    const id = newClientId()
    campaignDrafts.open(newDraft(id))
    onChange({ campaign: id })
  }, [onChange])
  useAction({ id: 'campaigns.add', label: t('campaigns.add'), shortcut: 'Ctrl+M', isEnabled: may.isGiven, run: add })
  const goTo = useCallback((date: LocalDate) => onChange({ on: date === today ? undefined : date }), [onChange, today])
  const campaigns = answer.data
  const asked = search.campaign
  const openNew = [...drafts.values()].filter(({ draft }) => draft.basedOn === null)
  const edited = asked === undefined ? undefined : drafts.get(asked)
  const chosen = campaigns === undefined ? undefined : chosenCampaign(campaigns, asked, on)
  const current = edited ?? (chosen === undefined ? undefined : drafts.get(chosen.id))
  const isEmpty = campaigns?.length === 0 && openNew.length === 0
  const pane = (): ReactNode => {
    if (current !== undefined) {
      const { id } = current.draft
      return <CampaignEditor key={id} open={current} on={on} onSaved={() => onChange({ campaign: id })} />
    }
    if (chosen === undefined) return null
    return <CampaignPane key={chosen.id} id={chosen.id} on={on} may={may} />
  }
  return (
    <Screen
      title={t('targets.title')}
      tools={
        <>
          {tools}
          <DateStepper value={on} today={today} onChange={goTo} />
        </>
      }
    >
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {campaigns === undefined && !answer.isError && <Loading />}
      {campaigns !== undefined && isEmpty && (
        <FirstStep
          title={t('campaigns.emptyTitle')}
          text={t('campaigns.emptyText')}
          label={t('campaigns.add')}
          needs={may.isGiven ? undefined : t('campaigns.needs', { needs: may.needs ?? '' })}
          onTake={add}
        />
      )}
      {campaigns !== undefined && !isEmpty && (
        <div className={listAndPane.view}>
          <nav className={listAndPane.nav} aria-label={t('campaigns.list')}>
            <CampaignNav
              campaigns={campaigns}
              drafts={drafts}
              on={on}
              chosen={current?.draft.id ?? chosen?.id}
              onChoose={(id) => onChange({ campaign: id })}
            />
            {may.isGiven && (
              <Button
                className={listAndPane.add}
                variant="default"
                leftSection={<Plus size={15} aria-hidden />}
                onClick={add}
              >
                {t('campaigns.add')}
              </Button>
            )}
          </nav>
          <div className={listAndPane.pane}>{pane()}</div>
        </div>
      )}
    </Screen>
  )
}
