import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Passport, PassportPosting } from '#shared/province/consolidation.schema.ts'
import type { AskedFigure } from './passport-pane.tsx'
import styles from './passport-pane.module.css'
import { channelText, fileText, levelText, originText, partsSumText, spanText, targetText } from './passport-text.ts'

interface PassportBodyProps {
  readonly passport: Passport
  readonly onAsk: (asked: AskedFigure) => void
}

/** What a figure is made of; what can be opened itself is a button. */
export function PassportBody({ passport, onAsk }: PassportBodyProps) {
  const { column, unit, operands, parts, days, postings, levels, targets, leftOut } = passport
  return (
    <>
      {operands.length > 0 && (
        <Section title={t('consolidation.operands')}>
          {operands.map(({ label, text, column: of, span }) => (
            <Figure
              key={label}
              label={label}
              text={text}
              {...(of === null
                ? {}
                : { onOpen: () => onAsk({ column: of, unitCode: unit.code, ...(span === null ? {} : { span }) }) })}
            />
          ))}
        </Section>
      )}
      {parts.length > 0 && (
        <Section title={t('consolidation.parts')}>
          {parts.map(({ code, name, text }) => (
            <Figure key={code} label={name} text={text} onOpen={() => onAsk({ column, unitCode: code })} />
          ))}
          {passport.partsSum !== null && <p className={styles.small}>{partsSumText(passport)}</p>}
        </Section>
      )}
      {levels.length > 0 && <Lines title={t('consolidation.levels')} lines={levels.map((one) => levelText(one))} />}
      {targets.length > 0 && <Lines title={t('consolidation.targets')} lines={targets.map((one) => targetText(one))} />}
      {days.length > 0 && passport.span.from !== passport.span.to && (
        <Section title={t('consolidation.days')}>
          {days.map((one) => (
            <Figure
              key={`${one.from} ${one.to}`}
              label={spanText(one)}
              text={formatCount(one.value)}
              {...(one.from === one.to
                ? { onOpen: () => onAsk({ column, unitCode: unit.code, span: { from: one.from, to: one.to } }) }
                : {})}
            />
          ))}
        </Section>
      )}
      {postings.length > 0 && <Postings postings={postings} />}
      {leftOut.length > 0 && (
        <Lines
          title={t('consolidation.leftOut')}
          lines={leftOut.map((one) => `${one.name}, ${spanText(one)}: ${formatCount(one.value)}`)}
        />
      )}
    </>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface FigureProps {
  readonly label: string
  readonly text: string
  readonly onOpen?: () => void
}

function Figure({ label, text, onOpen }: FigureProps) {
  return (
    <div className={styles.part}>
      {onOpen === undefined ? (
        <span>{label}</span>
      ) : (
        <button type="button" className={styles.open} onClick={onOpen}>
          {label}
        </button>
      )}
      <span>{text === '' ? t('consolidation.blank') : text}</span>
    </div>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Section title={title}>
      {lines.map((line) => (
        <p key={line} className={styles.small}>
          {line}
        </p>
      ))}
    </Section>
  )
}

/** The typed figures themselves: what, where it was taken, who brought it in, when, and out of which file and cell. */
function Postings({ postings }: { readonly postings: readonly PassportPosting[] }) {
  return (
    <Section title={t('consolidation.postings')}>
      <ul className={styles.postings}>
        {postings.map((one) => (
          <li key={`${one.label} ${one.channel} ${one.from} ${one.to}`}>
            <span>
              {spanText(one)}, {one.label} ({channelText(one.channel)})
            </span>
            <strong>{formatCount(one.value)}</strong>
            <small>{originText(one)}</small>
            {one.file !== null && <small className={styles.file}>{fileText(one.file)}</small>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
