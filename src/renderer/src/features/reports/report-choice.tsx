import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import styles from './report-options.module.css'

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly data: { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** One of a few, all of them in sight. */
export function Choice<V extends string>({ label, value, data, onChange }: ChoiceProps<V>) {
  const id = useId()
  return (
    <div>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <SegmentedControl fullWidth size="xs" aria-labelledby={id} value={value} data={data} onChange={onChange} />
    </div>
  )
}
