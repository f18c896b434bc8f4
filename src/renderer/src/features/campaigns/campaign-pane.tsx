import { Button, SegmentedControl } from '@mantine/core'
import { FileSpreadsheet, Pencil } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import type { Campaign, CampaignProgress } from '#shared/campaigns/campaigns.schema.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { openedDraft } from './campaign-draft.ts'
import { campaignDrafts } from './campaign-drafts.ts'
import { CampaignEntry } from './campaign-entry.tsx'
import { CampaignHistory } from './campaign-history.tsx'
import { daysLeftText, timeOf } from './campaign-list.ts'
import styles from './campaign-pane.module.css'
import { CampaignStanding } from './campaign-standing.tsx'

const modes = ['progress', 'entry', 'history'] as const
type Mode = (typeof modes)[number]
const modeNames: Readonly<Record<Mode, string>> = {
  progress: t('campaigns.progress'),
  entry: t('campaigns.entry'),
  history: t('campaigns.history'),
}

interface CampaignPaneProps {
  readonly id: string
  readonly on: LocalDate
  readonly may: Permission
}

/** One campaign: what it is, and where its lines stand, their figures by day, or what was done to it. */
export function CampaignPane({ id, on, may }: CampaignPaneProps) {
  const answer = useBackendQuery('campaigns.getProgress', { id, on }, { keepPrevious: true })
  const [mode, setMode] = useState<Mode>('progress')
  if (answer.isError) return <Notice tone="error">{errorText(answer.error)}</Notice>
  if (answer.data === undefined) return <Loading />
  const { campaign } = answer.data
  return (
    <div className={styles.pane}>
      <header className={listAndPane.head}>
        <div className={listAndPane.titles}>
          <h2 className={`${listAndPane.title} ${styles.title}`}>
            {campaign.name} <DaysLeft campaign={campaign} on={on} />
          </h2>
          <p className={listAndPane.text}>{aboutText(campaign)}</p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t('campaigns.mode')}
          value={mode}
          onChange={(next) => setMode(modes.find((one) => one === next) ?? 'progress')}
          data={modes.map((value) => ({ value, label: modeNames[value] }))}
        />
        <ButtonLink
          to="/reports"
          search={{ form: 'BM05', subject: id, on }}
          size="xs"
          variant="default"
          leftSection={<FileSpreadsheet size={14} aria-hidden />}
        >
          {t('campaigns.report')}
        </ButtonLink>
        <Button
          size="xs"
          variant="default"
          leftSection={<Pencil size={14} aria-hidden />}
          disabled={!may.isGiven}
          title={may.needs}
          onClick={() => campaignDrafts.open(openedDraft(campaign, answer.data.entryId))}
        >
          {t('campaigns.edit')}
        </Button>
      </header>
      <Body mode={mode} progress={answer.data} on={on} />
    </div>
  )
}

function Body({
  mode,
  progress,
  on,
}: {
  readonly mode: Mode
  readonly progress: CampaignProgress
  readonly on: LocalDate
}) {
  const { campaign } = progress
  if (mode === 'history') return <CampaignHistory id={campaign.id} />
  if (campaign.lines.length === 0) return <p className={styles.none}>{t('campaigns.noLines')}</p>
  if (mode === 'entry') return <CampaignEntry campaign={campaign} progress={progress} on={on} />
  return <CampaignStanding progress={progress} />
}

function DaysLeft({ campaign, on }: { readonly campaign: Campaign; readonly on: LocalDate }) {
  return <Pill tone={timeOf(campaign, on) === 'running' ? 'done' : 'neutral'}>{daysLeftText(campaign, on)}</Pill>
}

function aboutText({ people, indicator, from, to, document }: Campaign): string {
  return [
    people,
    indicatorLabel(indicator, to),
    `${formatDate(from)} – ${formatDate(to)}`,
    ...(document === '' ? [] : [document]),
  ].join(' · ')
}
