import type { ReactNode } from 'react'
import type { ProvinceSearch } from './province-search.ts'

/** What every tab of "Tổng hợp tỉnh" is given: the address, the switch of tabs for its top bar, and how to go elsewhere. */
export interface ProvincePanelProps {
  readonly search: ProvinceSearch
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<ProvinceSearch>) => void
}
