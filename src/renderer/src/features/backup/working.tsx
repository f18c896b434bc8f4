import { Loader } from '@mantine/core'
import styles from './backup-cards.module.css'

/** Says what is being done while a large book is read through. */
export function Working({ text }: { readonly text: string }) {
  return (
    <p role="status" className={styles.working}>
      <Loader size="xs" aria-hidden /> {text}
    </p>
  )
}
