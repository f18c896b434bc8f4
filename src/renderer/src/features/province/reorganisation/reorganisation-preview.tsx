import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import table from '#renderer/ui/data-table.module.css'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import styles from './reorganisation.module.css'
import { levelName, useIssueText } from './use-reorganisations.ts'

interface ReorganisationPreviewProps {
  readonly preview: Output<'province.previewReorganisation'> | undefined
  readonly error: unknown
  readonly on: LocalDate | undefined
  readonly units: readonly Unit[]
}

/** What would be done, and that no sum changes by it. */
export function ReorganisationPreview({ preview, error, on, units }: ReorganisationPreviewProps) {
  const names = { ...Object.fromEntries(units.map(({ code, name }) => [code, name])), ...preview?.names }
  const words = useIssueText(names)
  if (preview === undefined || on === undefined) {
    return (
      <aside className={styles.preview} aria-label={t('reorganisation.preview')}>
        <p className={styles.hint}>{error === null ? t('reorganisation.previewHint') : errorText(error)}</p>
      </aside>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <aside className={styles.preview} tabIndex={0} aria-label={t('reorganisation.preview')}>
      <Issues issues={preview.issues} words={words} />
      <Summary preview={preview} on={on} />
      {preview.sums.length > 0 && <Sums preview={preview} on={on} />}
    </aside>
  )
}

interface IssuesProps {
  readonly issues: Output<'province.previewReorganisation'>['issues']
  readonly words: ReturnType<typeof useIssueText>
}

/** What keeps it from being carried out; that nothing is chosen yet is no mistake of anybody. */
function Issues({ issues, words }: IssuesProps) {
  const [first] = issues
  if (first === undefined) return null
  if (issues.length === 1 && first.code === 'reorganisation-empty') return <p className={styles.hint}>{words(first)}</p>
  return (
    <Notice tone="error">
      <ul className={styles.issues}>
        {issues.map((issue) => (
          <li key={`${issue.code} ${issue.where.unitCode ?? ''} ${JSON.stringify(issue.params)}`}>{words(issue)}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface OfPreview {
  readonly preview: Output<'province.previewReorganisation'>
  readonly on: LocalDate
}

function Summary({ preview: { ended, made, renamed, moved }, on }: OfPreview) {
  const lines = [
    ...(ended.length === 0
      ? []
      : [
          t('reorganisation.willEnd', {
            count: ended.length,
            day: formatDate(addDays(on, -1)),
            names: ended.map(({ name }) => name).join(', '),
          }),
        ]),
    ...(made.length === 0
      ? []
      : [
          t('reorganisation.willBegin', {
            count: made.length,
            day: formatDate(on),
            names: made.map(({ name }) => name).join(', '),
          }),
        ]),
    ...renamed.map(({ from, to }) => t('reorganisation.willRename', { from, to, day: formatDate(on) })),
    ...moved.map(({ name, from, to }) => t('reorganisation.willMove', { name, from, to, day: formatDate(on) })),
  ]
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Levels at the close of the last day before, in whole and in what becomes of them. */
function Sums({ preview: { sums }, on }: OfPreview) {
  const day = addDays(on, -1)
  return (
    <>
      <h3 className={styles.subtitle}>{t('reorganisation.sums', { day: formatDate(day) })}</h3>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('reorganisation.level')}</th>
            <th scope="col" className={table.figure}>
              {t('reorganisation.before')}
            </th>
            <th scope="col" className={table.figure}>
              {t('reorganisation.after')}
            </th>
            <th scope="col" className={table.figure}>
              {t('reorganisation.unallocated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ indicator, before, after, unallocated }) => (
            <tr key={indicator}>
              <th scope="row">{levelName(indicator, day)}</th>
              <td className={table.figure}>{formatCount(before)}</td>
              <td className={table.figure}>{formatCount(after)}</td>
              <td className={table.figure}>{unallocated === 0 ? '' : formatCount(unallocated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{t('reorganisation.sumsHint')}</p>
    </>
  )
}
