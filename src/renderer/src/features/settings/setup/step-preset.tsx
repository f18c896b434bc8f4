import { t } from '#renderer/texts/vi.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { withPreset } from '#shared/settings/setup-rows.rules.ts'
import type { Preset } from '#shared/units/units.schema.ts'
import type { StepProps } from './step-props.ts'
import styles from './step-preset.module.css'

const presets = [
  { value: 'huyen', name: t('setup.presetHuyen'), text: t('setup.presetHuyenText'), note: t('setup.presetHuyenNote') },
  {
    value: 'hai-cap',
    name: t('setup.presetHaiCap'),
    text: t('setup.presetHaiCapText'),
    note: t('setup.presetHaiCapNote'),
  },
  { value: 'cum', name: t('setup.presetCum'), text: t('setup.presetCumText'), note: t('setup.presetCumNote') },
] as const satisfies readonly { value: Preset; name: string; text: string; note: string }[]

export function StepPreset({ draft, change, today }: StepProps & { readonly today: LocalDate }) {
  return (
    <fieldset className={styles.presets}>
      <legend className={styles.legend}>{t('setup.stepPreset')}</legend>
      {presets.map((preset, index) => (
        <label key={preset.value} className={styles.preset} data-checked={draft.preset === preset.value || undefined}>
          <input
            type="radio"
            name="preset"
            value={preset.value}
            checked={draft.preset === preset.value}
            data-field={index === 0 ? 'preset' : undefined}
            onChange={() => change((now) => withPreset(now, preset.value, today))}
          />
          <strong className={styles.name}>{preset.name}</strong>
          <span className={styles.text}>{preset.text}</span>
          <span className={styles.note}>{preset.note}</span>
        </label>
      ))}
    </fieldset>
  )
}
