import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import styles from './first-step.module.css'

interface FirstStepProps {
  /** That nothing is there yet. */
  readonly title: string
  /** What it is for. */
  readonly text: string
  readonly label: string
  /** Who may take the step, for those who may not. */
  readonly needs: string | undefined
  readonly onTake: () => void
}

/** A screen with nothing on it yet: what it is for, and the way to the first one. */
export function FirstStep({ title, text, label, needs, onTake }: FirstStepProps) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      <p>{text}</p>
      {needs === undefined ? (
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={onTake}>
          {label}
        </Button>
      ) : (
        <p>{needs}</p>
      )}
    </div>
  )
}
