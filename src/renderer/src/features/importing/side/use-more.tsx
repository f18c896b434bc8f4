import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

/** A long list a part at a time: what is shown of it, and the button for the next part. */
export function useMore<T>(
  items: readonly T[],
  partSize: number,
): { readonly shown: readonly T[]; readonly button: ReactNode } {
  const [parts, setParts] = useState(1)
  const shown = useMemo(() => items.slice(0, parts * partSize), [items, parts, partSize])
  const left = items.length - shown.length
  return {
    shown,
    button: left > 0 && (
      <Button size="compact-sm" variant="subtle" onClick={() => setParts(parts + 1)}>
        {t('importing.moreOf', { count: formatCount(left) })}
      </Button>
    ),
  }
}
