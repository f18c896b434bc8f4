import { Button } from '@mantine/core'
import { useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import table from '#renderer/ui/data-table.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import styles from './reorganisation.module.css'
import { ScrollTable } from './scroll-table.tsx'
import { failureSentences, levelName } from './use-reorganisations.ts'

type Openings = Output<'province.listOpenings'>
type OpeningRow = Openings['rows'][number]

interface OpeningsPartProps {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
}

/** What the new units begin with: the exact sums are offered, a person confirms them. */
export function OpeningsPart({ id, names }: OpeningsPartProps) {
  const openings = useBackendQuery('province.listOpenings', { id }, { keepPrevious: true }).data
  if (openings === undefined) return <Loading />
  const codes = [...new Set(openings.rows.flatMap(({ figures }) => figures.map(({ indicator }) => indicator)))]
  if (codes.length === 0) return null
  return (
    <Card title={t('reorganisation.openings', { day: formatDate(openings.on) })}>
      <p className={styles.hint}>{t('reorganisation.openingsHint')}</p>
      <ScrollTable label={t('reorganisation.openingsTable')}>
        <thead>
          <tr>
            <th scope="col">{t('reorganisation.level')}</th>
            {openings.rows.map(({ unitCode, unitName, sources }) => (
              <th key={unitCode} scope="col" className={table.figure} title={sources.join(', ')}>
                {unitName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row">{levelName(code, openings.on)}</th>
              {openings.rows.map((row) => (
                <OpeningCell key={row.unitCode} row={row} code={code} />
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Confirm key={toConfirm(openings).length} id={id} openings={openings} names={names} />
    </Card>
  )
}

/** What stands, or what is offered; both where they differ. */
function OpeningCell({ row, code }: { readonly row: OpeningRow; readonly code: string }) {
  const figure = row.figures.find(({ indicator }) => indicator === code)
  if (figure === undefined) return <td className={table.figure}>{NO_VALUE}</td>
  const { suggested, stands } = figure
  const differs = stands !== null && suggested !== null && stands !== suggested
  return (
    <td className={table.figure} data-state={stands === null ? 'offered' : differs ? 'differs' : undefined}>
      {stands !== null && formatCount(stands)}
      {differs && (
        <span className={styles.other}> {t('reorganisation.otherSum', { sum: formatCount(suggested) })}</span>
      )}
      {stands === null && (
        <span className={styles.offered}>
          {suggested === null ? t('reorganisation.awaitsParts') : formatCount(suggested)}
        </span>
      )}
    </td>
  )
}

function Confirm({ id, openings, names }: OpeningsPartProps & { readonly openings: Openings }) {
  const [clientId] = useState(newClientId)
  const may = useMay('province.recordOpenings')
  const command = useBackendCommand('province.recordOpenings')
  const figures = toConfirm(openings)
  if (figures.length === 0) {
    const isWaiting = openings.rows.some(({ figures: all }) => all.some(({ stands }) => stands === null))
    return (
      <p className={styles.hint}>{t(isWaiting ? 'reorganisation.openingsWaiting' : 'reorganisation.openingsDone')}</p>
    )
  }
  return (
    <div className={styles.confirm}>
      <Button
        loading={command.isPending}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => command.mutate({ clientId, id, figures })}
      >
        {t('reorganisation.confirm', { count: formatCount(figures.length) })}
      </Button>
      <p className={styles.hint}>{t('reorganisation.confirmHint', { document: openings.document })}</p>
      {command.isError && <Notice tone="error">{failureSentences(command.error, names).slice(0, 2).join(' ')}</Notice>}
    </div>
  )
}

/** Offered sums where nothing stands yet. */
function toConfirm({ rows }: Openings): { unitCode: string; indicator: string; value: number }[] {
  return rows.flatMap(({ unitCode, figures }) =>
    figures.flatMap(({ indicator, suggested, stands }) =>
      suggested === null || stands !== null ? [] : [{ unitCode, indicator, value: suggested }],
    ),
  )
}
