import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { type Permission, useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { openedDraft } from './campaign-draft.ts'
import { openCampaign, useCampaignDrafts } from './campaign-drafts.ts'
import { CampaignEditor } from './campaign-editor.tsx'
import { chosenCampaign } from './campaign-list.ts'
import { CampaignNav } from './campaign-nav.tsx'
import { CampaignPane } from './campaign-pane.tsx'
import styles from './campaigns-panel.module.css'

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
  const drafts = useCampaignDrafts()
  const add = useCallback(() => {
    const id = newClientId()
    openCampaign(openedDraft(undefined, id))
    onChange({ campaign: id })
  }, [onChange])
  useAddAction(may.isGiven, add)
  const goTo = useCallback((date: LocalDate) => onChange({ on: date === today ? undefined : date }), [onChange, today])
  const campaigns = answer.data
  const asked = search.campaign
  const openNew = [...drafts.values()].filter(({ draft }) => draft.isNew)
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
      {campaigns !== undefined && isEmpty && <NoCampaigns may={may} onAdd={add} />}
      {campaigns !== undefined && !isEmpty && (
        <div className={styles.view}>
          <nav className={styles.nav} aria-label={t('campaigns.list')}>
            <CampaignNav
              campaigns={campaigns}
              drafts={drafts}
              on={on}
              chosen={current?.draft.id ?? chosen?.id}
              onChoose={(id) => onChange({ campaign: id })}
            />
            {may.isGiven && (
              <Button
                className={styles.add}
                variant="default"
                leftSection={<Plus size={15} aria-hidden />}
                onClick={add}
              >
                {t('campaigns.add')}
              </Button>
            )}
          </nav>
          <div className={styles.pane}>{pane()}</div>
        </div>
      )}
    </Screen>
  )
}

/** Nothing was ever set: what a campaign is for, and the way to the first one. */
function NoCampaigns({ may, onAdd }: { readonly may: Permission; readonly onAdd: () => void }) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.emptyTitle}>{t('campaigns.emptyTitle')}</h2>
      <p>{t('campaigns.emptyText')}</p>
      {may.isGiven ? (
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={onAdd}>
          {t('campaigns.add')}
        </Button>
      ) : (
        <p>{t('campaigns.needs', { needs: may.needs ?? '' })}</p>
      )}
    </div>
  )
}

function useAddAction(isEnabled: boolean, add: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'campaigns.add',
        label: t('campaigns.add'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+M'],
        isEnabled,
        run: add,
      },
    ],
    [isEnabled, add],
  )
  useActions(actions)
}
