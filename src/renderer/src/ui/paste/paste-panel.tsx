import { ActionIcon, Button, Select, Textarea } from '@mantine/core'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseTsv } from '#renderer/ui/grid/tsv.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import type { CellChange } from '#shared/settings/setup-figures.rules.ts'
import { type PasteReading, readPastedTable } from '#shared/settings/setup-paste.rules.ts'
import { changesOfPaste, suggestColumns } from '#shared/settings/setup-pasted-cells.rules.ts'
import { PasteFindings } from './paste-findings.tsx'
import styles from './paste-panel.module.css'

interface PasteColumn {
  readonly id: string
  readonly label: string
  readonly fullLabel: string
  /** What a heading may call it. */
  readonly names: readonly string[]
}

interface PastePanelProps {
  readonly columns: readonly PasteColumn[]
  readonly rows: readonly UnitRef[]
  /** How many of the rows, from the first, a sheet usually has. */
  readonly mainCount: number
  readonly onWrite: (changes: readonly CellChange[]) => void
  readonly onClose: () => void
}

/** Takes a block copied from Excel, shows what would go where, asks what it cannot know, and writes on demand. */
export function PastePanel({ columns, rows, mainCount, onWrite, onClose }: PastePanelProps) {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const reading = useMemo(
    () => (text.trim() === '' ? null : readPastedTable(parseTsv(text), rows, mainCount)),
    [text, rows, mainCount],
  )
  return (
    <aside className={styles.panel} aria-label={t('setup.pasteTitle')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('setup.pasteTitle')}</h2>
        {reading !== null && (
          <Button variant="default" size="xs" onClick={() => setText('')}>
            {t('setup.pasteAgain')}
          </Button>
        )}
        <ActionIcon variant="subtle" aria-label={t('setup.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      {reading === null ? (
        <>
          <p className={styles.help}>{t('setup.pasteHelp')}</p>
          <Textarea
            label={t('setup.pasteArea')}
            placeholder={t('setup.pastePlaceholder')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={6}
            ref={area}
          />
        </>
      ) : (
        <>
          {reading.by === 'none' ? (
            <Notice tone="error">{t('setup.pasteByNone', { count: mainCount })}</Notice>
          ) : (
            <PasteMapping
              key={text}
              reading={reading}
              columns={columns}
              rows={rows}
              mainCount={mainCount}
              onWrite={(changes) => {
                onWrite(changes)
                onClose()
              }}
            />
          )}
        </>
      )}
    </aside>
  )
}

interface PasteMappingProps extends Omit<PastePanelProps, 'onClose'> {
  readonly reading: PasteReading
}

function PasteMapping({ reading, columns, rows, mainCount, onWrite }: PasteMappingProps) {
  const [targets, setTargets] = useState(() =>
    suggestColumns(
      reading.headings,
      columns.map((column) => ({ code: column.id, labels: column.names })),
    ),
  )
  const [chosenRows, setChosenRows] = useState<ReadonlyMap<number, string>>(new Map())
  const headings = distinctHeadings(reading.headings)
  const changes = changesOfPaste(reading, targets, chosenRows)
  return (
    <>
      <PasteFindings
        reading={reading}
        rows={rows}
        mainCount={mainCount}
        columns={columns}
        targets={targets}
        headings={headings}
        chosenRows={chosenRows}
        onChooseRow={(line, code) => setChosenRows((now) => withRow(now, line, code))}
      />
      <div className={styles.mapping}>
        <p className={styles.mappingHead}>{t('setup.pasteColumns')}</p>
        {headings.map((heading, index) => (
          <div key={heading} className={styles.column}>
            <span className={styles.heading} title={heading}>
              {heading}
            </span>
            <Select
              size="xs"
              aria-label={t('setup.pasteColumnTarget', { column: heading })}
              placeholder={t('setup.pasteColumnSkip')}
              clearable
              allowDeselect={false}
              data={columns.map((column) => ({
                value: column.id,
                label: column.fullLabel,
                disabled: targets.includes(column.id) && targets[index] !== column.id,
              }))}
              value={targets[index] ?? null}
              onChange={(code) => setTargets((now) => now.map((one, at) => (at === index ? code : one)))}
            />
          </div>
        ))}
      </div>
      <div className={styles.write}>
        <Button fullWidth disabled={changes.length === 0} onClick={() => onWrite(changes)}>
          {t('setup.pasteWrite', { count: changes.length })}
        </Button>
      </div>
    </>
  )
}

/** A name for each pasted column: its heading, or its number where it has none or shares it. */
function distinctHeadings(headings: readonly string[]): string[] {
  return headings.map((heading, index) => {
    const isOwn = heading !== '' && headings.indexOf(heading) === headings.lastIndexOf(heading)
    return isOwn ? heading : `${t('setup.pasteColumn', { number: index + 1 })} ${heading}`.trim()
  })
}

function withRow(rows: ReadonlyMap<number, string>, line: number, code: string | null): ReadonlyMap<number, string> {
  const next = new Map(rows)
  if (code === null) next.delete(line)
  else next.set(line, code)
  return next
}
