import { Button, Radio, Stack } from '@mantine/core'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import { decodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { Question } from '#shared/importing/understanding.schema.ts'
import { importQuestionText } from '#shared/texts/import-questions.texts.ts'
import { meaningGroups } from '../sheet/meaning-options.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import type { RowNames } from '../unit-names.ts'
import { Addresses } from './addresses.tsx'
import { PickPopover } from './pick-popover.tsx'
import styles from './side.module.css'
import { SpanFields } from './span-fields.tsx'
import { readSpanAnswer, spanAnswer } from './span-answer.ts'

interface QuestionCardProps {
  readonly question: Question
  readonly names: RowNames
  /** By its place in the file. */
  readonly sheetName: (sheet: number) => string
  /** How many open questions are asked in the same words and can have the same answer. */
  readonly alike: number
  readonly isDisabled: boolean
  readonly onAnswer: (answer: string | null) => void
  readonly onAnswerAlike: () => void
  readonly onJump: (target: JumpTarget) => void
}

/** One thing the program will not guess: a click on an answer is enough. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, names, isDisabled, onAnswer, onJump } = props
  const text = importQuestionText(question)
  const [isTyping, setTyping] = useState(false)
  const isDated = isTyping || question.options.length === 0 || isOtherAnswer(question)
  const waiting = question.cells ?? question.addresses.length
  return (
    <fieldset
      className={styles.question}
      data-answered={question.answer !== null || undefined}
      data-question={question.answer === null || undefined}
      disabled={isDisabled}
    >
      <legend className={styles.asked}>{text}</legend>
      {question.addresses.length > 0 && (
        <p className={styles.muted}>
          {waiting > 0 && t('importing.questionWaits', { count: waiting })}{' '}
          <Addresses addresses={question.addresses} sheet={question.sheet} onJump={onJump} />
          <OtherSheets {...props} />
        </p>
      )}
      <Options question={question} label={text} onAnswer={onAnswer} />
      {question.kind === 'date' && isDated && (
        <SpanFields
          key={question.answer}
          value={readSpanAnswer(question.answer)}
          onChange={(span) => onAnswer(spanAnswer(span))}
        />
      )}
      {question.kind === 'date' && !isDated && (
        <Button size="compact-sm" variant="default" onClick={() => setTyping(true)}>
          {t('importing.answerOtherDay')}
        </Button>
      )}
      {(question.kind === 'unit' || question.kind === 'column') && (
        <OtherAnswer question={question} names={names} onAnswer={onAnswer} />
      )}
      {question.answer !== null && (
        <p className={styles.answered}>
          <Check aria-hidden size={14} /> {t('importing.answered')}
          <Button size="compact-xs" variant="subtle" onClick={() => onAnswer(null)}>
            {t('importing.answerAgain')}
          </Button>
          {props.alike > 0 && (
            <Button size="compact-xs" variant="default" onClick={props.onAnswerAlike}>
              {t('importing.answerAlike', { count: props.alike })}
            </Button>
          )}
        </p>
      )}
    </fieldset>
  )
}

const sheetsShown = 6

/** Other sheets that the answer holds for, each a way to its cells. */
function OtherSheets({ question: { elsewhere = [] }, sheetName, onJump }: QuestionCardProps) {
  if (elsewhere.length === 0) return null
  return (
    <span className={styles.addresses}>
      {t('importing.questionElsewhere')}
      {elsewhere.slice(0, sheetsShown).map(({ sheet, addresses: [first = 'A1'] }) => (
        <button key={sheet} type="button" className={styles.address} onClick={() => onJump({ sheet, address: first })}>
          {sheetName(sheet)}
        </button>
      ))}
      {elsewhere.length > sheetsShown && t('importing.moreSheets', { count: elsewhere.length - sheetsShown })}
    </span>
  )
}

function Options({
  question,
  label: name,
  onAnswer,
}: Pick<QuestionCardProps, 'question' | 'onAnswer'> & { readonly label: string }) {
  if (question.options.length === 0) return null
  return (
    <Radio.Group name={question.id} value={question.answer ?? ''} onChange={onAnswer} aria-label={name}>
      <Stack gap={6}>
        {question.options.map(({ id, label }) => (
          <Radio key={id} size="xs" value={id} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** The answer is none of those suggested. */
function isOtherAnswer({ answer, options }: Question): boolean {
  return answer !== null && options.every(({ id }) => id !== answer)
}

/** An answer that is not among those suggested. */
function OtherAnswer({ question, names, onAnswer }: Pick<QuestionCardProps, 'question' | 'names' | 'onAnswer'>) {
  const [isOpen, setOpen] = useState(false)
  const { answer } = question
  const isOther = isOtherAnswer(question)
  const other = t(question.kind === 'unit' ? 'importing.answerOtherUnit' : 'importing.answerOther')
  const groups =
    question.kind === 'column'
      ? meaningGroups(names.on)
      : [
          {
            label: t('importing.groupUnits'),
            options: names.rows.map(({ code, name }) => ({ value: code, label: name, hint: code })),
          },
          { label: t('importing.groupOther'), options: [{ value: 'ignore', label: t('importing.rowIsIgnored') }] },
        ]
  return (
    <PickPopover
      label={isOther ? otherText(question, names) : other}
      listLabel={other}
      groups={groups}
      chosen={answer}
      isOpen={isOpen}
      onToggle={setOpen}
      onPick={onAnswer}
    />
  )
}

function otherText({ answer, kind }: Question, names: RowNames): string {
  if (answer === null) return ''
  if (kind === 'unit') return answer === 'ignore' ? t('importing.rowIsIgnored') : names.unit(answer)
  const meaning = decodeMeaning(answer)
  return meaning === null ? answer : meaningLabel(meaning, names.on)
}
