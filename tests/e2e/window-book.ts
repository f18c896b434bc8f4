/** Prepares the store of a running window through the window's own bridge, as the screens do. */
import type { Page } from '@playwright/test'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { sampleCommunes, type SetupInput, sampleSetup } from '#tests/support/sample-setup.ts'

type Postings = Input<'figures.recordFigures'>['postings']

/** The value of a call made from the page; throws with the failure when it is not done. */
export async function callFromPage<N extends ProcedureName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await page.evaluate(([called, given]) => window.soCanCuoc.invoke(called, given), [name, input] as const)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return reply.value as Output<N>
}

/** Sets the sample district up and shows its first screen. */
export async function setUpDistrict(page: Page, parts: Partial<SetupInput> = {}): Promise<void> {
  await callFromPage(page, 'settings.applySetup', sampleSetup(parts))
  // The page hears of the new book a moment later; read anew, it knows at once.
  await page.reload()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
}

const measured = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID1_COL', 'EID2_COL', 'EID1_ACT', 'EID2_ACT'] as const

/** The figures of a commune's day: the given count for everything that "Hôm nay" measures. */
export function dayOf(unitCode: string, day: string, count: number): Postings {
  const on = localDate(day)
  return measured.map((indicator) => ({ unitCode, indicator, from: on, to: on, value: count }))
}

let recordings = 0

export async function record(page: Page, postings: Postings): Promise<void> {
  recordings += 1
  await callFromPage(page, 'figures.recordFigures', {
    clientId: `e2e-${Date.now()}-${recordings}`,
    source: 'typed',
    postings,
  })
}

export const [phuocAn, kRongBuk, eaKly] = sampleCommunes
