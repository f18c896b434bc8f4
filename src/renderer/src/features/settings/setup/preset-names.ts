import { t } from '#renderer/texts/vi.ts'
import type { Preset } from '#shared/units/units.schema.ts'

const names = {
  huyen: t('setup.presetHuyen'),
  'hai-cap': t('setup.presetHaiCap'),
  cum: t('setup.presetCum'),
} as const satisfies Record<Preset, string>

export function presetName(preset: Preset | null): string {
  return preset === null ? '—' : names[preset]
}
