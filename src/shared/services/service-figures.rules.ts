/** What keeps figures of online services out of the book: nothing of a call that breaks a rule is taken. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { nameOf, serviceOn } from './service-list.rules.ts'
import type { ServiceFigure, ServiceRecord } from './services.schema.ts'

type Place = Pick<ServiceFigure, 'code' | 'measure' | 'from' | 'to'>

/** Names one figure. */
export function figureKey({ code, measure, from, to }: Place): string {
  return [code, measure, from, to].join(' ')
}

/** The issues of what would stand after some figures were taken; `standing` are the figures of the same services now. */
export function checkServiceFigures(
  records: readonly ServiceRecord[],
  standing: readonly ServiceFigure[],
  given: readonly ServiceFigure[],
): Issue[] {
  const byCode = new Map(records.map((record) => [record.code, record]))
  const after = new Map([...standing, ...given].map((one) => [figureKey(one), one]))
  const touched = new Set(given.map(({ code, from, to }) => [code, from, to].join(' ')))
  const reported = [...after.values()].filter(({ value }) => value !== null)
  const spans = new Map(reported.map((one) => [[one.code, one.from, one.to].join(' '), one]))
  return [
    ...given.flatMap((figure) => checkListed(figure, byCode.get(figure.code))),
    ...[...spans].flatMap(([key, span]) => {
      if (!touched.has(key)) return []
      const record = byCode.get(span.code)
      const name = record === undefined ? span.code : nameOf(record)
      return [...checkOverlap(span, [...spans.values()], name), ...checkShare(span, after, name)]
    }),
  ]
}

function checkListed(figure: ServiceFigure, record: ServiceRecord | undefined): Issue[] {
  const { code, measure, from, to } = figure
  const where = { path: code, indicator: measure, date: from }
  if (record === undefined) return [errorIssue('unknown-service', where, { code })]
  if (figure.value === null || serviceOn(record, from) !== null || serviceOn(record, to) !== null) return []
  return [errorIssue('service-not-listed', where, { name: nameOf(record), from, to })]
}

/** Spans of one service that share a day would be added up twice. */
function checkOverlap(span: ServiceFigure, spans: readonly ServiceFigure[], name: string): Issue[] {
  const { code, from, to } = span
  const other = spans.find(
    (one) => one.code === code && (one.from !== from || one.to !== to) && one.from <= to && one.to >= from,
  )
  if (other === undefined) return []
  const params = { name, from, to, otherFrom: other.from, otherTo: other.to }
  return [errorIssue('service-span-overlaps', { path: code, indicator: span.measure, date: from }, params)]
}

/** What came online is a part of what was received. */
function checkShare(span: ServiceFigure, after: ReadonlyMap<string, ServiceFigure>, name: string): Issue[] {
  const { code, from, to } = span
  const received = after.get(figureKey({ code, measure: 'DVC_ALL', from, to }))?.value ?? null
  const online = after.get(figureKey({ code, measure: 'DVC_ON', from, to }))?.value ?? null
  if (received === null || online === null || online <= received) return []
  return [
    errorIssue('service-online-exceeds', { path: code, indicator: 'DVC_ON', date: from }, { name, online, received }),
  ]
}
