import { saveFile } from '#backend/excel/save-file.ts'
import { writeOfficeDocument } from '#backend/word/office-document.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodFileSlug, periodLabel } from '#shared/kernel/period-label.ts'
import { previousPeriod } from '#shared/kernel/period.ts'
import { fileSlug, lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { percentageProblems } from '#shared/reports/office-check.rules.ts'
import { layoutOfficeDocument } from '#shared/reports/office-document.rules.ts'
import { officeParagraphs, paragraphLevels } from '#shared/reports/office-paragraph.rules.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { periodWords } from './export-request.ts'
import type { SheetBook } from './sheet-builder.ts'
import { factsOfUnit } from './unit-facts.ts'

interface Parts {
  readonly book: SheetBook
  readonly trail: Pick<AuditTrail, 'record'>
  readonly ensureSound: () => Promise<void>
  /** Several readings of one state of the store. */
  readonly snapshot: <T>(run: () => T) => T
  readonly clock: Clock
}

export type OfficeService = ReturnType<typeof createOfficeService>

/** Short reports in words: from the same figures as the sheets, refused where a percentage is not its fraction. */
export function createOfficeService({ book, trail, ensureSound, snapshot, clock }: Parts) {
  function build(input: ParsedInput<'reports.buildParagraphs'>): Output<'reports.buildParagraphs'> {
    const { period, policy, decimals, unitCode, geography } = input
    const { unit: root } = book.units.requireWorkspace()
    const before = previousPeriod(period)
    const { unit, facts } = factsOfUnit(book, period, { levels: paragraphLevels }, unitCode ?? root.code, geography)
    const previous =
      before === null ? null : book.readCompared(before, { levels: paragraphLevels, flows: [] }, unit.code, geography)
    return {
      title: 'Báo cáo',
      subtitle: `Kết quả ${indicatorLabel('CC_TOTAL', period.to).replace('Tổng thu nhận', 'cấp')} và định danh điện tử, ${lowerFirst(periodLabel(period))}`,
      paragraphs: officeParagraphs({ facts, previous, unitName: unit.name, format: { policy, decimals } }),
      fileName: `Bao-cao-${fileSlug(unit.name)}-${period.kind === 'day' ? period.to : periodFileSlug(period)}.docx`,
    }
  }

  return {
    buildParagraphs: (input: ParsedInput<'reports.buildParagraphs'>): Output<'reports.buildParagraphs'> =>
      snapshot(() => build(input)),
    async exportDocument(
      input: ParsedInput<'reports.exportDocument'>,
      author: string,
    ): Promise<Output<'reports.exportDocument'>> {
      await ensureSound()
      const { path, title, subtitle, paragraphs, policy, decimals, signer, period } = input
      const problems = [subtitle, ...paragraphs].flatMap((text) => percentageProblems(text, { policy, decimals }))
      if (problems.length > 0) throw new DomainError('reports/percentage-differs', { problems })
      const { isSample } = book.units.requireWorkspace()
      const letterhead = book.settings.getLetterhead()
      const date = localDate(clock.today())
      const bytes = await writeOfficeDocument(
        layoutOfficeDocument({ title, subtitle, paragraphs, letterhead, date, signer, isSample }),
      )
      await saveFile(path, bytes)
      try {
        trail.record({ kind: 'export-document', subject: periodWords(period), details: { title } }, author)
      } catch (cause) {
        throw Object.assign(new DomainError('reports/not-recorded', { path }), { cause })
      }
      return { path, bytes: bytes.length }
    },
  }
}
