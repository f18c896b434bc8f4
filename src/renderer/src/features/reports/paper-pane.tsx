import { useElementSize } from '@mantine/hooks'
import type { UseQueryResult } from '@tanstack/react-query'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { Paper } from './paper.tsx'
import { paperWidthPx } from './paper-layout.ts'
import styles from './paper-pane.module.css'

interface PaperPaneProps {
  readonly built: Pick<
    UseQueryResult<Pick<Output<'reports.showReport'>, 'picture'>>,
    'data' | 'error' | 'isError' | 'isFetching' | 'isPending'
  >
  readonly form: string
  /** Whole width in view; otherwise the size in the hand. */
  readonly isFitted: boolean
}

/** The desk the paper lies on; it scrolls, the screen does not. */
export function PaperPane({ built, form, isFitted }: PaperPaneProps) {
  const { ref, width } = useElementSize()
  const picture = built.data?.picture
  return (
    <section
      className={styles.desk}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('reports.paper', { form })}
      aria-busy={built.isFetching}
    >
      <div ref={ref}>
        {built.isError && <Notice tone="error">{errorText(built.error)}</Notice>}
        {built.isPending && <Loading />}
        {!built.isError && picture !== undefined && width > 0 && (
          <Paper picture={picture} zoom={isFitted ? Math.min(1, width / paperWidthPx(picture)) : 1} />
        )}
      </div>
    </section>
  )
}
