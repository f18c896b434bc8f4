import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import type { Verdict } from '#shared/targets/progress.schema.ts'

/** 'Hoàn thành', or not and on which side of the average. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict | null }) {
  if (verdict === null) return NO_VALUE
  if (verdict.isDone) return <Pill tone="done">{t('targets.done')}</Pill>
  switch (verdict.beside) {
    case 'above':
      return <Pill tone="neutral">{t('targets.above')}</Pill>
    case 'below':
      return <Pill tone="warning">{t('targets.below')}</Pill>
    case 'equal':
      return <Pill tone="neutral">{t('targets.equal')}</Pill>
    case null:
      return <Pill tone="neutral">{t('targets.notDone')}</Pill>
  }
}
