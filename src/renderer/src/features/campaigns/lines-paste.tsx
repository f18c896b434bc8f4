import { ActionIcon, Button, NativeSelect, Textarea } from '@mantine/core'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { parseTsv } from '#renderer/ui/grid/tsv.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import {
  type PasteFinding,
  readPastedTargets,
  type PastedTarget,
  type TargetsReading,
} from '#shared/campaigns/campaign-paste.rules.ts'
import { type LineKind, lineKindSchema } from '#shared/campaigns/campaigns.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import { lineKindTexts } from '#shared/texts/campaigns.texts.ts'
import { type CampaignDraft, countNew } from './campaign-draft.ts'
import styles from './campaign-editor.module.css'

interface LinesPasteProps {
  readonly draft: CampaignDraft
  readonly onKind: (kind: LineKind) => void
  readonly onWrite: (lines: readonly PastedTarget[]) => void
  readonly onClose: () => void
}

const kindOptions = lineKindSchema.options.map((value) => ({ value, label: lineKindTexts[value] }))

/** Takes a block copied from Excel, shows what it was read as and what was left out and why, and adds it on demand. */
export function LinesPaste({ draft, onKind, onWrite, onClose }: LinesPasteProps) {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const reading = useMemo(() => (text.trim() === '' ? null : readPastedTargets(parseTsv(text))), [text])
  return (
    <aside className={styles.paste} aria-label={t('campaigns.pasteTitle')}>
      <header className={styles.pasteHead}>
        <h3>{t('campaigns.pasteTitle')}</h3>
        {reading !== null && (
          <Button variant="default" size="xs" onClick={() => setText('')}>
            {t('campaigns.pasteAgain')}
          </Button>
        )}
        <ActionIcon variant="subtle" aria-label={t('campaigns.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      <NativeSelect
        size="xs"
        label={t('campaigns.newKind')}
        data={kindOptions}
        value={draft.newKind}
        onChange={(event) => {
          const kind = lineKindSchema.safeParse(event.currentTarget.value)
          if (kind.success) onKind(kind.data)
        }}
      />
      {reading === null ? (
        <>
          <p className={styles.help}>{t('campaigns.pasteHelp')}</p>
          <Textarea
            label={t('campaigns.pasteArea')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={6}
            ref={area}
          />
        </>
      ) : (
        <Found
          draft={draft}
          reading={reading}
          onWrite={(lines) => {
            onWrite(lines)
            onClose()
          }}
        />
      )}
    </aside>
  )
}

interface FoundProps extends Pick<LinesPasteProps, 'draft' | 'onWrite'> {
  readonly reading: TargetsReading
}

function Found({ draft, reading: { lines, findings, totals }, onWrite }: FoundProps) {
  if (lines === undefined) return <Notice tone="error">{t('campaigns.pasteUnclear')}</Notice>
  const added = countNew(draft, lines)
  return (
    <>
      <p role="status">{t('campaigns.pasteFound', { count: lines.length, added, changed: lines.length - added })}</p>
      {totals > 0 && <p className={styles.help}>{t('campaigns.pasteTotals', { count: totals })}</p>}
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={finding.line}>{findingText(finding)}</li>
          ))}
        </ul>
      )}
      <Button fullWidth disabled={lines.length === 0} onClick={() => onWrite(lines)}>
        {t('campaigns.pasteWrite', { count: lines.length })}
      </Button>
      <table className={styles.preview}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns.line')}</th>
            <th scope="col" className={styles.figure}>
              {t('campaigns.needed')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('campaigns.before')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, name, needed, before }) => (
            <tr key={line}>
              <td>{name}</td>
              <td className={styles.figure}>{countText(needed)}</td>
              <td className={styles.figure}>{countText(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function findingText({ line, reason, text }: PasteFinding): string {
  switch (reason) {
    case 'no-name':
      return t('campaigns.pasteNoName', { line, text })
    case 'not-a-count':
      return t('campaigns.pasteNotACount', { line, text })
    case 'repeated':
      return t('campaigns.pasteRepeated', { line, text })
  }
}

function countText(count: number | null): string {
  return count === null ? NO_VALUE : formatCount(count)
}
