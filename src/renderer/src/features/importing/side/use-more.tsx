import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

/** Lines that are not here yet: how many, and the way to get them. */
export interface Beyond {
  readonly left: number
  readonly ask: () => void
}

const nothingBeyond: Beyond = { left: 0, ask: () => undefined }

/** A long list a part at a time: what is shown of it, and the button for the next part. */
export function useMore<T>(
  items: readonly T[],
  partSize: number,
  beyond: Beyond = nothingBeyond,
): { readonly shown: readonly T[]; readonly button: ReactNode } {
  const [parts, setParts] = useState(1)
  const shown = useMemo(() => items.slice(0, parts * partSize), [items, parts, partSize])
  const left = items.length - shown.length
  const more = (): void => {
    if (shown.length + partSize > items.length && beyond.left > 0) beyond.ask()
    setParts(parts + 1)
  }
  return {
    shown,
    button: left + beyond.left > 0 && (
      <Button size="compact-sm" variant="subtle" onClick={more}>
        {t('importing.moreOf', { count: formatCount(left + beyond.left) })}
      </Button>
    ),
  }
}
