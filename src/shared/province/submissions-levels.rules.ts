/** What a sheet says of levels against the book: populations that are given anew, running totals that open or agree. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'

/** A flow that a running total adds, or takes away. */
export function flowsOf(stock: string): readonly { readonly code: string; readonly sign: 1 | -1 }[] {
  const { plus = [], minus = [] } = findIndicator(stock) ?? {}
  return [...plus.map((code) => ({ code, sign: 1 }) as const), ...minus.map((code) => ({ code, sign: -1 }) as const)]
}

/** Whether a stock is opened by itself; a difference is worked out of others. */
export function isOpened(stock: string): boolean {
  return findIndicator(stock)?.type === 'derived-stock'
}

/** Codes whose level opens a stock: its own and those of its parts. */
export function openingCodes(stock: string): readonly string[] {
  return [stock, ...(findIndicator(stock)?.parts ?? [])]
}

/**
 * The stock at the close of the day before, so that it comes to what the sheet says; null where that is below zero.
 * @param flowOf Σ of a flow over the days of the sheet; null where none was reported
 */
export function openingOf(stock: string, stated: number, flowOf: (code: string) => number | null): number | null {
  const flow = flowsOf(stock).reduce((sum, { code, sign }) => sum + sign * (flowOf(code) ?? 0), 0)
  const opening = stated - flow
  return opening < 0 ? null : opening
}
