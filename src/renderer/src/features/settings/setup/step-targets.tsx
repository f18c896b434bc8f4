import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { TargetLine } from '#shared/settings/setup-draft.schema.ts'
import { rowsOf, targetUnitsOf } from '#shared/settings/setup-rows.rules.ts'
import { newTargetLine } from '#shared/settings/setup-targets.rules.ts'
import { TargetLineCard } from '../targets/target-line-card.tsx'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import styles from '../targets/targets.module.css'

export function StepTargets({ draft, change, problems }: StepProps) {
  const setLine = (id: string, part: Partial<TargetLine>) =>
    change((now) => ({ ...now, targets: now.targets.map((line) => (line.id === id ? { ...line, ...part } : line)) }))
  return (
    <div className={styles.lines}>
      {draft.targets.length === 0 && (
        <div className={styles.empty}>
          <p>
            <strong>{t('setup.noTargets')}</strong>
          </p>
          <p>{t('setup.noTargetsText')}</p>
        </div>
      )}
      {draft.targets.map((line, index) => (
        <TargetLineCard
          key={line.id}
          line={line}
          number={index + 1}
          communes={targetUnitsOf(draft)}
          rows={rowsOf(draft)}
          onChange={(part) => setLine(line.id, part)}
          onRemove={() => change((now) => ({ ...now, targets: now.targets.filter((one) => one.id !== line.id) }))}
          errorOf={(part) => problemAt(problems, `targets.${line.id}.${part}`)}
        />
      ))}
      <Button
        className={styles.add}
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => change((now) => ({ ...now, targets: [...now.targets, newTargetLine(now.targets)] }))}
      >
        {t('setup.addTarget')}
      </Button>
    </div>
  )
}
