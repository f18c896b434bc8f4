import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import type { Unit } from '#shared/units/units.schema.ts'

export interface RowNames extends IssueNames {
  /** Rows of the book on that day, in printed order. */
  readonly rows: readonly Unit[]
  /** The day whose names they are. */
  readonly on: string
}

const none: readonly Unit[] = []

/** Names of the book's rows on a day; of today where no day is known. */
export function useRowNames(on: LocalDate | null): RowNames {
  const today = useToday()
  const day = on ?? today
  const rows = useBackendQuery(
    'units.listRows',
    { on: day ?? '' },
    { enabled: day !== undefined, keepPrevious: true },
  ).data
  return useMemo(() => {
    const names = new Map((rows ?? none).map(({ code, name }) => [code, name]))
    return {
      rows: rows ?? none,
      on: day ?? '',
      unit: (code: string) => names.get(code) ?? code,
      indicator: indicatorLabel,
    }
  }, [rows, day])
}
