import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { invalidateAreas, queryKey } from '#renderer/rpc/use-backend.ts'
import { contract } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const on = localDate('2023-04-14')
/** Answers that are worked out from the figures of the book. */
const workedOut = [
  queryKey('figures.getToday', { on }),
  queryKey('figures.getOverview', { from: on, to: on }),
  queryKey('targets.getProgress', { on }),
  queryKey('targets.getSeries', { unitCode: '24490', measure: 'ACT', from: on, to: on }),
  queryKey('campaigns.listProgress', { on }),
  queryKey('campaigns.getDays', { id: 'dot-60-ngay', from: on, to: on }),
  queryKey('reconciliation.getVariances', { on }),
] as const

test.each([
  'figures.recordFigures',
  'figures.undoEntry',
  'sessions.saveSession',
  'importing.commitImport',
  'settings.setHolidays',
] as const)('after %s every answer that is worked out from figures is asked anew', async (command) => {
  const client = new QueryClient()
  for (const key of workedOut) client.setQueryData(key, {})
  await invalidateAreas(client, contract[command].invalidates)
  expect(workedOut.filter((key) => client.getQueryState(key)?.isInvalidated !== true)).toEqual([])
})

test('what a change does not touch stays as it is', async () => {
  const client = new QueryClient()
  const services = queryKey('services.getBook', { from: on, to: on })
  client.setQueryData(services, {})
  await invalidateAreas(client, contract['figures.recordFigures'].invalidates)
  expect(client.getQueryState(services)?.isInvalidated).toBe(false)
})
