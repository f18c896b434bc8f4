import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { type Preferences, preferencesSchema } from '#shared/settings/settings.schema.ts'
import styles from '../settings-screen.module.css'

const themes = [
  { value: 'light', label: t('setup.themeLight') },
  { value: 'dark', label: t('setup.themeDark') },
  { value: 'auto', label: t('setup.themeAuto') },
] as const satisfies readonly { value: Preferences['theme']; label: string }[]

/** Light or dark: seen at once and kept in the store. */
export function DisplaySection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const preferences = useBackendQuery('settings.getPreferences', {}).data
  const command = useBackendCommand('settings.setPreferences')
  const choose = (value: string) => {
    const theme = preferencesSchema.shape.theme.parse(value)
    setColorScheme(theme)
    if (preferences !== undefined) command.mutate({ ...preferences, theme })
  }
  return (
    <div className={styles.card}>
      <p className={styles.label} id="theme-label">
        {t('setup.theme')}
      </p>
      <div>
        <SegmentedControl aria-labelledby="theme-label" value={colorScheme} onChange={choose} data={[...themes]} />
      </div>
      <p className={styles.hint}>{t('setup.themeHint')}</p>
    </div>
  )
}
