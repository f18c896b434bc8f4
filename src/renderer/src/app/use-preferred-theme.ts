import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'

/** Draws the window in the theme that is kept with the book; until it is known, in the last one of this window. */
export function usePreferredTheme(): void {
  const theme = useBackendQuery('settings.getPreferences', {}).data?.theme
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme)
  }, [theme, setColorScheme])
}
