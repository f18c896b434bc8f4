import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { FigureTableName } from '#shared/settings/setup-figures.rules.ts'
import { FigureSheet } from './figure-sheet.tsx'
import type { FieldRequest, StepProps } from './step-props.ts'
import styles from './step-figures.module.css'

const tables = [
  { value: 'openings', label: t('setup.openings') },
  { value: 'populations', label: t('setup.populations') },
] as const satisfies readonly { value: FigureTableName; label: string }[]

export function StepFigures({ request, ...step }: StepProps & { readonly request: FieldRequest | null }) {
  const [choice, setChoice] = useState<{ name: FigureTableName; after: FieldRequest | null }>({
    name: 'openings',
    after: null,
  })
  /** A request that came after the last choice decides. */
  const name = (choice.after === request ? null : tableOf(request)) ?? choice.name
  return (
    <div className={styles.step}>
      <FigureSheet
        key={name}
        name={name}
        {...step}
        request={request}
        choice={
          <SegmentedControl
            aria-label={t('setup.stepFigures')}
            value={name}
            onChange={(value) =>
              setChoice({ name: value === 'populations' ? 'populations' : 'openings', after: request })
            }
            data={[...tables]}
          />
        }
      />
    </div>
  )
}

function tableOf(request: FieldRequest | null): FigureTableName | null {
  const [first] = request?.field.split('.') ?? []
  return first === 'openings' || first === 'populations' ? first : null
}
