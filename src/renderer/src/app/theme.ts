import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { byFoldedLabel } from '#renderer/ui/by-folded-label.ts'
import { t } from '#renderer/texts/vi.ts'

/** Ten shades made of the three tokens a meaning has, so that components follow light and dark by themselves. */
function shades(soft: string, main: string, strong: string): MantineColorsTuple {
  return [soft, soft, soft, main, main, main, main, strong, strong, strong]
}

/** The neutral scales that components reach for by number: `gray` mostly in light, `dark` in dark. */
const greys: MantineColorsTuple = [
  'var(--color-derived)',
  'var(--color-track)',
  'var(--color-track)',
  'var(--color-line)',
  'var(--color-line)',
  'var(--color-line-strong)',
  'var(--color-text-muted)',
  'var(--color-text)',
  'var(--color-text)',
  'var(--color-text)',
]
const darks: MantineColorsTuple = [
  'var(--color-text)',
  'var(--color-text)',
  'var(--color-text-muted)',
  'var(--color-line-strong)',
  'var(--color-line)',
  'var(--color-track)',
  'var(--color-surface)',
  'var(--color-surface)',
  'var(--color-bg)',
  'var(--color-bg)',
]

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 6,
  colors: {
    brand: shades('var(--color-green-soft)', 'var(--color-green-fill)', 'var(--color-green-fill-hover)'),
    amber: shades('var(--color-amber-soft)', 'var(--color-amber)', 'var(--color-amber-text)'),
    gray: greys,
    dark: darks,
    red: shades('var(--color-red-soft)', 'var(--color-red)', 'var(--color-red-text)'),
  },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-ui)',
  fontSizes: {
    xs: 'var(--font-size-small)',
    sm: 'var(--font-size-body)',
    md: 'var(--font-size-body)',
    lg: 'var(--font-size-title)',
  },
  spacing: {
    xs: 'var(--space-2)',
    sm: 'var(--space-3)',
    md: 'var(--space-4)',
    lg: 'var(--space-5)',
    xl: 'var(--space-6)',
  },
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  radius: { sm: 'var(--radius-small)', md: 'var(--radius-small)', lg: 'var(--radius)' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    CloseButton: { defaultProps: { 'aria-label': t('frame.close') } },
    Select: { defaultProps: { filter: byFoldedLabel, nothingFoundMessage: t('frame.nothingFound') } },
    MultiSelect: { defaultProps: { filter: byFoldedLabel, nothingFoundMessage: t('frame.nothingFound') } },
    Modal: { defaultProps: { centered: true } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
})

const schemeVariables = {
  '--mantine-primary-color-contrast': 'var(--color-on-green)',
  '--mantine-color-text': 'var(--color-text)',
  '--mantine-color-bright': 'var(--color-text)',
  '--mantine-color-body': 'var(--color-surface)',
  '--mantine-color-dimmed': 'var(--color-text-muted)',
  '--mantine-color-placeholder': 'var(--color-text-muted)',
  '--mantine-color-anchor': 'var(--color-green)',
  '--mantine-color-error': 'var(--color-red-text)',
  '--mantine-color-success': 'var(--color-green)',
  '--mantine-color-default': 'var(--color-surface)',
  '--mantine-color-default-hover': 'var(--color-derived)',
  '--mantine-color-default-color': 'var(--color-text)',
  '--mantine-color-default-border': 'var(--color-line)',
  '--mantine-color-disabled': 'var(--color-track)',
  '--mantine-color-disabled-color': 'var(--color-text-muted)',
  '--mantine-color-disabled-border': 'var(--color-line)',
  '--mantine-color-gray-text': 'var(--color-text)',
  '--mantine-color-gray-light': 'var(--color-track)',
  '--mantine-color-gray-light-hover': 'var(--color-track)',
  '--mantine-color-gray-light-color': 'var(--color-text)',
  ...meaning('brand', 'green', 'var(--color-green-dark)'),
  ...meaning('amber', 'amber', 'var(--color-amber-text)'),
  ...meaning('red', 'red', 'var(--color-red-text)'),
}

function meaning(color: string, token: string, text: string): Record<string, string> {
  return {
    [`--mantine-color-${color}-text`]: text,
    [`--mantine-color-${color}-light`]: `var(--color-${token}-soft)`,
    [`--mantine-color-${color}-light-hover`]: `color-mix(in srgb, var(--color-${token}-soft), var(--color-${token}) 12%)`,
    [`--mantine-color-${color}-light-color`]: text,
    [`--mantine-color-${color}-outline`]: `var(--color-${token})`,
  }
}

/** Hands the window's tokens to Mantine under its own names; both schemes get the same, the tokens differ. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables,
  dark: schemeVariables,
})
