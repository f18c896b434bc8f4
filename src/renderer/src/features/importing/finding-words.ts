import { t } from '#renderer/texts/vi.ts'
import { cellQuestionTexts } from '#shared/texts/import-questions.texts.ts'
import type { Question } from '#shared/importing/understanding.schema.ts'

/** What is asked, in words. */
export function questionText({ code, params }: Question): string {
  const text = Object.hasOwn(cellQuestionTexts, code)
    ? Object.entries(cellQuestionTexts).find(([name]) => name === code)?.[1]
    : undefined
  return text?.(params).question ?? t('importing.unknownFinding', { code })
}
