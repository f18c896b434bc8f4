import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { NO_VALUE, type PercentFormat, percentText } from '#shared/kernel/ratio.ts'
import type { SlotTally } from '#shared/province/completeness.schema.ts'
import styles from './slot-matrix.module.css'

/** What was sent of what was due, and what of it in time: of a unit, or of all. */
export function Rates({ tally, format }: { readonly tally: SlotTally; readonly format: PercentFormat }) {
  const { due, submitted, onTime } = tally
  return (
    <>
      <td className={styles.rate} title={t('completeness.rateTitle', { num: submitted, den: due })}>
        {percentText(submitted, due, format)}
      </td>
      <td className={styles.rate} title={t('completeness.onTimeTitle', { num: onTime, den: due })}>
        {percentText(onTime, due, format)}
      </td>
    </>
  )
}

interface FeetProps {
  readonly slotTallies: readonly SlotTally[]
  readonly total: SlotTally
  readonly format: PercentFormat
  readonly chosen: number
}

/** How many units have sent the sheet of each day, and how many have not. */
export function Feet({ slotTallies, total, format, chosen }: FeetProps) {
  return (
    <tfoot>
      <tr>
        <th scope="row" className={styles.unit}>
          {t('completeness.received')}
        </th>
        {slotTallies.map(({ required, receivedRequired }, column) => (
          <td key={column} data-chosen={column === chosen || undefined}>
            {required === 0 ? NO_VALUE : formatCount(receivedRequired)}
          </td>
        ))}
        <Rates tally={total} format={format} />
      </tr>
      <tr>
        <th scope="row" className={styles.unit}>
          {t('completeness.lacking')}
        </th>
        {slotTallies.map(({ required, receivedRequired }, column) => (
          <td
            key={column}
            data-chosen={column === chosen || undefined}
            data-lacking={required > receivedRequired || undefined}
          >
            {required === 0 ? NO_VALUE : formatCount(required - receivedRequired)}
          </td>
        ))}
        <td className={styles.rate}>{formatCount(total.required - total.receivedRequired)}</td>
        <td className={styles.rate}>{NO_VALUE}</td>
      </tr>
    </tfoot>
  )
}
