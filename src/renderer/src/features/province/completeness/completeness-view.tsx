import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { PercentFormat } from '#shared/kernel/ratio.ts'
import type { Completeness, DueSlot } from '#shared/province/completeness.schema.ts'
import type { ProvincePanelProps } from '../province-panel.ts'
import { CallPane } from './call-pane.tsx'
import { CompletenessFooter } from './completeness-footer.tsx'
import styles from './completeness.module.css'
import { chosenSlot } from './matrix-span.ts'
import { MarkLegend, MarkShapes } from './slot-mark.tsx'
import { SlotMatrix } from './slot-matrix.tsx'
import { UnitPane } from './unit-pane.tsx'

interface CompletenessViewProps extends ProvincePanelProps {
  readonly matrix: Completeness
  /** The days in words. */
  readonly period: string
  readonly format: PercentFormat
  readonly on: LocalDate
  readonly choices: ReactNode
}

/** Room for the whole matrix and the list beside it. */
const wide = '(min-width: 1500px)'

export function CompletenessView(props: CompletenessViewProps) {
  const { matrix, period, format, on, search, tools, choices, onChange } = props
  const { form, kind, slots, units, total } = matrix
  const isWide = useMediaQuery(wide, false, { getInitialValueInEffect: false })
  const chosen = chosenSlot(slots, on)
  const asked = { form, kind, on: chosen?.slot.to ?? on }
  const list = useBackendQuery('province.getCallList', asked, { enabled: chosen !== null, keepPrevious: true }).data
  const areCallsOpen = search.unit === undefined && (search.calls ?? isWide)
  const isBeside = areCallsOpen || search.unit !== undefined
  const choose = useCallback((slot: DueSlot) => onChange({ on: slot.to }), [onChange])
  const open = useCallback((slot: DueSlot, unit: string) => onChange({ on: slot.to, unit }), [onChange])
  const openUnit = useCallback((unit: string) => onChange({ unit }), [onChange])
  const close = useCallback(() => onChange({ unit: undefined }), [onChange])
  const toggleCalls = useCallback(() => onChange({ unit: undefined, calls: !areCallsOpen }), [onChange, areCallsOpen])
  if (chosen === null || units.length === 0) {
    return (
      <Screen title={t('province.title')} tools={tools}>
        <Notice tone="info">{t('completeness.noUnits')}</Notice>
      </Screen>
    )
  }
  return (
    <Screen
      title={t('province.title')}
      tools={tools}
      footer={
        <CompletenessFooter
          total={total}
          format={format}
          message={list?.message}
          lacking={list?.rows.length ?? 0}
          areCallsOpen={areCallsOpen}
          onCalls={toggleCalls}
        />
      }
    >
      <div className={styles.view} data-open={isBeside || undefined}>
        <MarkShapes />
        <div className={styles.bar}>
          {choices}
          <MarkLegend />
        </div>
        <div className={styles.scroll}>
          <SlotMatrix
            key={`${form} ${kind}`}
            matrix={matrix}
            period={period}
            format={format}
            chosen={chosen.index}
            openUnit={search.unit}
            isBeside={isBeside}
            onChoose={choose}
            onOpen={open}
          />
        </div>
        {search.unit !== undefined && (
          <UnitPane
            key={`${form} ${kind} ${chosen.slot.to} ${search.unit}`}
            asked={{ ...asked, unitCode: search.unit }}
            onClose={close}
          />
        )}
        {areCallsOpen && list !== undefined && (
          <CallPane form={form} list={list} onOpenUnit={openUnit} onClose={toggleCalls} />
        )}
      </div>
    </Screen>
  )
}
