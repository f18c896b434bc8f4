import { Loader } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import styles from './loading.module.css'

/** Stands in for what is on its way; shows itself only when that takes long enough to be noticed. */
export function Loading() {
  return (
    <p className={styles.loading} role="status">
      <Loader size="sm" aria-hidden />
      {t('frame.loading')}
    </p>
  )
}
