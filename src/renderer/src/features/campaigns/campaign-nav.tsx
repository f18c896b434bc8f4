import type { OpenDraft } from '#renderer/rpc/draft-store.ts'
import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { t } from '#renderer/texts/vi.ts'
import { Bar } from '#renderer/ui/bar.tsx'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import type { CampaignSummary } from '#shared/campaigns/campaigns.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { formatPercent, percentUnits } from '#shared/kernel/ratio.ts'
import type { CampaignDraft } from './campaign-draft.ts'
import { campaignDrafts } from './campaign-drafts.ts'
import { campaignGroups, type CampaignTime, daysLeftText } from './campaign-list.ts'
import styles from './campaign-nav.module.css'

interface CampaignNavProps {
  readonly campaigns: readonly CampaignSummary[]
  readonly drafts: ReadonlyMap<string, OpenDraft<CampaignDraft>>
  readonly on: LocalDate
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const timeNames: Readonly<Record<CampaignTime, string>> = {
  running: t('campaigns.running'),
  coming: t('campaigns.coming'),
  past: t('campaigns.past'),
}

/** Campaigns with how far each is: those that run, those to come, those that ended; first what is written anew. */
export function CampaignNav({ campaigns, drafts, on, chosen, onChoose }: CampaignNavProps) {
  const format = usePercentFormat()
  const fresh = [...drafts.values()].filter(({ draft }) => draft.basedOn === null)
  return (
    <div className={listAndPane.list}>
      {fresh.map(({ draft }) => (
        <button
          key={draft.id}
          type="button"
          className={listAndPane.item}
          aria-current={draft.id === chosen ? 'true' : undefined}
          onClick={() => onChoose(draft.id)}
        >
          <span className={listAndPane.name}>{draft.name.trim() === '' ? t('campaigns.newTitle') : draft.name}</span>
          <span className={styles.draft}>{t('campaigns.newDraft')}</span>
        </button>
      ))}
      {campaignGroups(campaigns, on).map(([time, found]) => (
        <section key={time} aria-label={timeNames[time]}>
          <h2 className={listAndPane.group}>{timeNames[time]}</h2>
          <ul>
            {found.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={listAndPane.item}
                  aria-current={one.id === chosen ? 'true' : undefined}
                  onClick={() => onChoose(one.id)}
                >
                  <span className={listAndPane.name}>{one.name}</span>
                  <span className={listAndPane.about}>
                    {daysLeftText(one, on)} · {t('campaigns.lineCount', { count: one.lines })}
                  </span>
                  <span className={styles.rate}>
                    <Bar percent={barPercent(one.total.done, one.total.needed)} />
                    <span>{formatPercent(one.total.done, one.total.needed, format)}</span>
                  </span>
                  {isOpen(drafts.get(one.id)) && <span className={styles.draft}>{t('campaigns.draftMark')}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function isOpen(open: OpenDraft<CampaignDraft> | undefined): boolean {
  return open !== undefined && campaignDrafts.isChanged(open)
}

/** For drawing only, never for comparing. */
export function barPercent(num: number | null, den: number | null): number {
  return Number(percentUnits(num, den, { policy: 'trunc', decimals: 1 }) ?? 0n) / 10
}
