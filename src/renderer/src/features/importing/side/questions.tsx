import { type ReactNode, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { withEntry } from '../with-entry.ts'
import type { ImportSideProps } from './import-side.tsx'
import { openAlike } from './questions-alike.ts'
import { QuestionCard } from './question-card.tsx'
import { FoldedSection, SideSection } from './side-section.tsx'
import { useKeptQuestions } from './use-kept-questions.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'

type QuestionsProps = Pick<ImportSideProps, 'preview' | 'names' | 'mayChange' | 'onChoose' | 'onJump'>

/**
 * Questions that were open when the file was opened stay where they are once answered: nothing moves under the pointer.
 * Those answered before are folded away.
 */
export function Questions({ preview, names, mayChange, onChoose, onJump }: QuestionsProps): ReactNode {
  const questions = useKeptQuestions(preview)
  const [before] = useState(
    () => new Set(preview.questions.filter(({ answer }) => answer !== null).map(({ id }) => id)),
  )
  const shown = questions.filter(({ id, answer }) => answer === null || !before.has(id))
  const answered = questions.filter((question) => !shown.includes(question))
  const open = shown.filter(({ answer }) => answer === null).length
  const card = (question: ImportPreview['questions'][number]) => (
    <QuestionCard
      key={question.id}
      question={question}
      names={names}
      sheetName={(sheet) => preview.sheets[sheet]?.name ?? ''}
      alike={openAlike(question, questions).length}
      isDisabled={!mayChange}
      onJump={onJump}
      onAnswer={(answer) =>
        onChoose((choices) => ({ ...choices, answers: withEntry(choices.answers, question.id, answer) }))
      }
      onAnswerAlike={() =>
        onChoose((choices) => ({
          ...choices,
          answers: openAlike(question, questions).reduce(
            (answers, { id }) => withEntry(answers, id, question.answer),
            choices.answers,
          ),
        }))
      }
    />
  )
  if (questions.length === 0) return null
  if (preview.head.state !== 'waiting') {
    return (
      <FoldedSection title={t('importing.questionsThen')} aside={questions.length}>
        {questions.map(card)}
      </FoldedSection>
    )
  }
  return (
    <>
      {shown.length > 0 && (
        <SideSection
          title={t('importing.questions')}
          aside={open > 0 ? t('importing.questionCount', { count: open }) : t('importing.allAnswered')}
        >
          {shown.map(card)}
        </SideSection>
      )}
      {answered.length > 0 && (
        <FoldedSection title={t('importing.answered')} aside={answered.length}>
          {answered.map(card)}
        </FoldedSection>
      )}
    </>
  )
}
