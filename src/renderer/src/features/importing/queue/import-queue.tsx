import { Button, NativeSelect, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useToday } from '#renderer/rpc/use-today.ts'
import { instantText, instantTime } from '#renderer/texts/instant-text.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { dateOfInstant } from '#shared/kernel/instant.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { headState } from '../head-state.ts'
import { type ImportList, importLists } from '../import-search.ts'
import { refusalSentence } from '../refusal-sentence.ts'
import styles from './queue.module.css'

interface ImportQueueProps {
  readonly heads: readonly ImportHead[]
  readonly list: ImportList
  readonly chosen: number | null
  readonly may: Permission
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onMore: () => void
  readonly onList: (list: ImportList) => void
  readonly onChoose: (head: ImportHead) => void
  readonly onPaste: () => void
  /** The button for files, and how far they have come. */
  readonly chooser: ReactNode
  readonly strip: ReactNode
}

const listTexts = {
  waiting: 'importing.listWaiting',
  history: 'importing.listHistory',
  committed: 'importing.listCommitted',
  refused: 'importing.listRefused',
  undone: 'importing.listUndone',
  discarded: 'importing.listDiscarded',
} as const

/** Files that wait, or those of before: from whom, when, and how each stands. */
export function ImportQueue(props: ImportQueueProps) {
  const { heads, list, chosen, onList, onChoose } = props
  return (
    <nav className={styles.queue} aria-label={t('importing.files')}>
      <div className={styles.tools}>
        {props.chooser}
        <Button
          variant="default"
          size="compact-md"
          className={styles.paste}
          disabled={!props.may.isGiven}
          title={props.may.needs}
          onClick={props.onPaste}
        >
          {t('importing.paste')}
        </Button>
        <NativeSelect
          size="xs"
          aria-label={t('importing.listLabel')}
          value={list}
          data={importLists.map((one) => ({ value: one, label: t(listTexts[one]) }))}
          onChange={({ currentTarget }) => onList(importLists.find((one) => one === currentTarget.value) ?? 'waiting')}
        />
      </div>
      {props.strip}
      <div className={styles.files}>
        <ul className={styles.list}>
          {heads.map((head) => (
            <li key={head.id}>
              <QueueLine head={head} isChosen={head.id === chosen} onChoose={() => onChoose(head)} />
            </li>
          ))}
        </ul>
        {heads.length === 0 && list !== 'waiting' && <p className={styles.none}>{t('importing.listNone')}</p>}
        {props.hasMore && (
          <Button size="compact-sm" variant="subtle" loading={props.isLoadingMore} onClick={props.onMore}>
            {t('importing.moreImports')}
          </Button>
        )}
      </div>
    </nav>
  )
}

interface QueueLineProps {
  readonly head: ImportHead
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function QueueLine({ head, isChosen, onChoose }: QueueLineProps) {
  const today = useToday()
  const { tone, text } = headState(head)
  return (
    <UnstyledButton className={styles.line} aria-current={isChosen} onClick={onChoose}>
      <span className={styles.lineName} title={head.name}>
        {head.name}
      </span>
      {head.sender !== '' && <span className={styles.lineSender}>{head.sender}</span>}
      <span className={styles.lineFoot}>
        <Pill tone={tone}>{text}</Pill>
        <span className={styles.lineMeta} title={instantText(head.addedAt)}>
          {shortInstant(head.addedAt, today)}
        </span>
      </span>
      {head.state === 'refused' && <span className={styles.reason}>{refusalSentence(head)}</span>}
    </UnstyledButton>
  )
}

const yearLength = '2023'.length
const dayAndMonthLength = '15/04'.length

/** The hour of today, the day of any other; the year only where it is another. */
function shortInstant(instant: string, today: LocalDate | undefined): string {
  const day = dateOfInstant(instant)
  if (day === today) return instantTime(instant)
  return day.slice(0, yearLength) === today?.slice(0, yearLength)
    ? formatDate(day).slice(0, dayAndMonthLength)
    : formatDate(day)
}
