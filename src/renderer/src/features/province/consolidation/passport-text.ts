import { sourceTexts } from '#renderer/texts/entry.texts.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { fixedChannel, isSessionChannel } from '#shared/figures/channel.rules.ts'
import { sourceSchema } from '#shared/figures/figures.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Passport, PassportFile, PassportPosting } from '#shared/province/consolidation.schema.ts'

export function spanText({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  return from === to
    ? t('overview.onDay', { day: formatDate(to) })
    : t('overview.fromTo', { from: formatDate(from), to: formatDate(to) })
}

export function channelText(channel: string): string {
  if (channel === fixedChannel) return t('entry.channelFixed')
  return isSessionChannel(channel) ? t('overview.inSession') : t('entry.channelMobile')
}

/** Who recorded it, how and when, and the entry it belongs to. */
export function originText({ source, author, at, entryId, document }: PassportPosting): string {
  const known = sourceSchema.safeParse(source)
  const entry = t('consolidation.entry', { id: entryId })
  const how = known.success ? sourceTexts[known.data] : source
  return [how, author, instantText(at), entry, ...(document === '' ? [] : [document])].join(', ')
}

/** The file, the sheet and the cell, and what the cell says. */
export function fileText({ name, sheet, address, text, sequence }: PassportFile): string {
  const place = t('consolidation.fromFile', { name, sheet, address })
  const said = text === null ? '' : `: “${text}”`
  return `${place}${sequence === null ? '' : `, ${t('completeness.fileSequence', { sequence })}`}${said}`
}

/** That the parts of a target come to something else; empty where they do not. */
export function partsSumText({ partsSum, text }: Pick<Passport, 'partsSum' | 'text'>): string {
  return partsSum === null ? '' : t('consolidation.partsDiffer', { sum: formatCount(partsSum), given: text })
}

/** The whole of it in lines, to be sent or kept. */
export function passportText(passport: Passport): string {
  const { label, unit, path, span, text, operands, parts, days, postings, levels, targets, leftOut } = passport
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)]
  return [
    `${t('consolidation.passport')}: ${label}`,
    [...path.map(({ name }) => name), unit.name].join(' › '),
    spanText(span),
    `${t('consolidation.value')}: ${text === '' ? t('consolidation.blank') : text}`,
    ...section(
      t('consolidation.operands'),
      operands.map((one) => `${one.label}: ${one.text === '' ? t('consolidation.blank') : one.text}`),
    ),
    ...section(
      t('consolidation.parts'),
      parts.map((one) => `${one.name}: ${one.text === '' ? t('consolidation.blank') : one.text}`),
    ),
    ...(passport.partsSum === null ? [] : [partsSumText(passport)]),
    ...section(
      t('consolidation.days'),
      days.map((one) => `${spanText(one)}: ${formatCount(one.value)}`),
    ),
    ...section(
      t('consolidation.postings'),
      postings.map((one) => postingText(one)),
    ),
    ...section(
      t('consolidation.levels'),
      levels.map((one) => levelText(one)),
    ),
    ...section(
      t('consolidation.targets'),
      targets.map((one) => targetText(one)),
    ),
    ...section(
      t('consolidation.leftOut'),
      leftOut.map((one) => `${one.name}, ${spanText(one)}: ${formatCount(one.value)}`),
    ),
  ].join('\n')
}

function postingText(posting: PassportPosting): string {
  const { label, channel, value, file } = posting
  const where = file === null ? '' : `; ${fileText(file)}`
  return `${spanText(posting)}, ${label} (${channelText(channel)}): ${formatCount(value)}; ${originText(posting)}${where}`
}

export function levelText({ label, on, value, document, author, at }: Passport['levels'][number]): string {
  const told = [author, instantText(at), ...(document === '' ? [] : [document])].join(', ')
  return `${label}, ${t('overview.onDay', { day: formatDate(on) })}: ${formatCount(value)}; ${told}`
}

export function targetText(target: Passport['targets'][number]): string {
  const kind = target.isCumulative ? t('consolidation.cumulative') : t('consolidation.inPeriod')
  const document = target.document === '' ? '' : `, ${target.document}`
  return `${target.text} (${kind}), ${spanText(target)}${document}`
}
