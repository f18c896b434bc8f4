import { NativeSelect, TextInput } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { campaignIndicators } from '#shared/campaigns/campaign-changes.rules.ts'
import { groupLabel, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { LATEST_DATE } from '#shared/kernel/local-date.ts'
import type { CampaignDraft } from './campaign-draft.ts'
import styles from './campaign-editor.module.css'

interface CampaignFieldsProps {
  readonly draft: CampaignDraft
  readonly onChange: (changes: Partial<CampaignDraft>) => void
}

/** What the campaign is called, who it is for, what it counts, when and by which document. */
export function CampaignFields({ draft, onChange }: CampaignFieldsProps) {
  const on = draft.from ?? LATEST_DATE
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.wide}
        label={t('campaigns.name')}
        placeholder={t('campaigns.namePlaceholder')}
        maxLength={200}
        data-autofocus={draft.basedOn === null || undefined}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        className={styles.text}
        label={t('campaigns.people')}
        placeholder={t('campaigns.peoplePlaceholder')}
        maxLength={200}
        value={draft.people}
        onChange={(event) => onChange({ people: event.currentTarget.value })}
      />
      <NativeSelect
        className={styles.indicator}
        label={t('campaigns.indicator')}
        data={indicatorOptions(on)}
        value={draft.indicator}
        onChange={(event) => onChange({ indicator: event.currentTarget.value })}
      />
      <div className={styles.dates}>
        <div className={styles.date}>
          <OptionalDateField label={t('campaigns.from')} value={draft.from} onChange={(from) => onChange({ from })} />
        </div>
        <div className={styles.date}>
          <OptionalDateField label={t('campaigns.to')} value={draft.to} onChange={(to) => onChange({ to })} />
        </div>
      </div>
      <TextInput
        className={styles.text}
        label={t('campaigns.document')}
        maxLength={200}
        value={draft.document}
        onChange={(event) => onChange({ document: event.currentTarget.value })}
      />
    </div>
  )
}

function indicatorOptions(on: string) {
  return [...Map.groupBy(campaignIndicators(on), ({ group }) => groupLabel(group, on))].map(([group, found]) => ({
    group,
    items: found.map(({ code }) => ({ value: code, label: indicatorLabel(code, on) })),
  }))
}
