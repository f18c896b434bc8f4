import { t } from '#renderer/texts/vi.ts'
import { type SlotState, slotStates } from '#shared/province/completeness.schema.ts'
import { slotStateTexts } from '#shared/texts/completeness.texts.ts'
import styles from './slot-mark.module.css'

/** Drawn once and pointed at by every mark. */
const drawn: Partial<Readonly<Record<SlotState, string>>> = {
  submitted: 'M4 13l5 5L20 7',
  resubmitted: 'M20 12a8 8 0 1 1-2.4-5.7M20 3v5h-5',
  late: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2.5',
  missing: 'M6 6l12 12M18 6L6 18',
}
const written: Partial<Readonly<Record<SlotState, string>>> = {
  empty: '0',
  unverified: '?',
  exempt: 'M',
  waiting: '·',
}

/** The drawings that marks point at; stands once on a screen that has marks. */
export function MarkShapes() {
  return (
    <svg className={styles.shapes} aria-hidden>
      {Object.entries(drawn).map(([state, path]) => (
        <symbol key={state} id={shapeId(state)} viewBox="0 0 24 24">
          <path d={path} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
        </symbol>
      ))}
    </svg>
  )
}

/** A state as a form and a colour; its word stands beside it or in the name of the cell. */
export function SlotMark({ state }: { readonly state: SlotState }) {
  return (
    <span className={styles.mark} data-state={state} aria-hidden>
      {drawn[state] === undefined ? (
        written[state]
      ) : (
        <svg className={styles.shape}>
          <use href={`#${shapeId(state)}`} />
        </svg>
      )}
    </span>
  )
}

/** Every mark with its word. */
export function MarkLegend() {
  return (
    <ul className={styles.legend} aria-label={t('completeness.legend')}>
      {slotStates.map((state) => (
        <li key={state}>
          <SlotMark state={state} />
          {slotStateTexts[state]}
        </li>
      ))}
    </ul>
  )
}

function shapeId(state: string): string {
  return `slot-${state}`
}
