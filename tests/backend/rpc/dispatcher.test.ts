import { afterEach, describe, expect, it } from 'vitest'
import type { Caller } from '#backend/backend-ports.ts'
import { createDispatcher, type SignedIn } from '#backend/rpc/dispatcher.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { HandlerTable } from '#backend/rpc/handler-table.ts'
import { contract, type ProcedureName } from '#shared/contract/contract.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import type { AppEvent } from '#shared/contract/reply.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, on, openDistrict, posting, record, recording, sampleSetup } from '../support/sample-unit.ts'
import { closeTestBooks, officer, openTestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

/** A dispatcher on handlers that do what a test needs, for outcomes no sound handler has. */
function dispatcherOn(
  handlers: { readonly [N in ProcedureName]?: () => unknown },
  signedIn: () => SignedIn = () => 'nobody',
) {
  const logged: { message: string; error: unknown }[] = []
  const events: AppEvent[] = []
  const dispatch = createDispatcher({
    handlers: () => handlers as unknown as HandlerTable,
    signedIn,
    mayWrite: () => true,
    understand: (error) => error,
    log: { info: () => undefined, warn: () => undefined, error: (message, error) => logged.push({ message, error }) },
    newId: () => 'incident-1',
    emit: (event) => events.push(event),
  })
  return { dispatch, logged, events }
}

describe('a call', () => {
  it.each(['figures.dropAll', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'figures.getDay '])(
    'of a procedure named “%s” is refused as unknown',
    async (name) => {
      const book = openTestBook()
      expect(await book.failure(name, {})).toEqual({ kind: 'unknown-procedure', name })
      expect(book.log).toEqual([])
    },
  )

  it('whose name is no text at all is refused as unknown', async () => {
    const book = openTestBook()
    for (const name of [undefined, null, 7, ['figures.getDay'], { toString: () => 'figures.getDay' }]) {
      expect((await book.failure(name as unknown as string, {})).kind).toBe('unknown-procedure')
    }
  })

  it('with a wrong input is refused with the path of each field, before anything is done', async () => {
    const book = await openDistrict()
    const failure = await book.failure('figures.recordFigures', {
      clientId: 'short',
      source: 'typed',
      postings: [
        { ...posting(eaKly, 'CC_NEW', on, 1), value: 1.5 },
        { ...posting(eaKly, 'CC_NEW', on, 1), from: '2023-02-30' },
      ],
    })
    if (failure.kind !== 'invalid-input') throw new Error(failure.kind)
    expect(failure.problems.map((problem) => problem.path)).toEqual(['clientId', 'postings.0.value', 'postings.1.from'])
    expect(book.raw((db) => db.prepare('SELECT count(*) FROM revisions').pluck().get())).toBe(0)
  })

  it.each([undefined, null, 'text', 7, []])('with the input %j is refused as invalid', async (input) => {
    const book = openTestBook()
    expect((await book.failure('figures.getDay', input)).kind).toBe('invalid-input')
  })

  it('by a role the procedure is not for is refused, whatever its input', async () => {
    const book = await openDistrict()
    const stranger: Caller = { transport: 'test', identity: { author: 'Người lạ', roles: [] } }
    for (const [name, procedure] of Object.entries<Procedure>(contract)) {
      if (typeof procedure.access === 'string') continue
      expect(await book.failure(name, { nonsense: true }, stranger)).toEqual({
        kind: 'forbidden',
        roles: procedure.access,
      })
    }
  })

  it('that a use case refuses answers its declared code with its data', async () => {
    const book = openTestBook()
    expect(await book.failure('figures.getDay', { on })).toEqual({
      kind: 'domain',
      code: 'units/not-configured',
      data: {},
    })
    expect(book.log).toEqual([])
  })

  it('that fails with an undeclared code is unexpected, with its details only in the log', async () => {
    const { dispatch, logged, events } = dispatcherOn({
      'figures.closeDay': () => {
        throw new DomainError('units/unknown', { codes: ['secret'] })
      },
    })
    const reply = await dispatch('figures.closeDay', { on, reasons: [] }, officer)
    expect(reply).toEqual({ ok: false, failure: { kind: 'unexpected', incidentId: 'incident-1' } })
    expect(logged).toMatchObject([
      { message: 'figures.closeDay failed, incident incident-1', error: { code: 'units/unknown' } },
    ])
    expect(events).toEqual([])
  })

  it('that fails with data of another shape than declared is unexpected', async () => {
    const { dispatch } = dispatcherOn({
      'figures.markSent': () => {
        throw new DomainError('figures/day-not-closed', { on: 7 })
      },
    })
    expect(await dispatch('figures.markSent', { on, isSent: true }, officer)).toMatchObject({
      failure: { kind: 'unexpected' },
    })
  })

  it('that fails with a code every object has as a property is unexpected', async () => {
    for (const code of ['constructor', '__proto__', 'toString']) {
      const { dispatch } = dispatcherOn({
        'figures.markSent': () => {
          throw new DomainError(code, {})
        },
      })
      expect(await dispatch('figures.markSent', { on, isSent: true }, officer)).toMatchObject({
        failure: { kind: 'unexpected' },
      })
    }
  })

  it('is unexpected when nobody can tell who sits at the window', async () => {
    const { dispatch, logged } = dispatcherOn({}, () => {
      throw new Error('the accounts cannot be read')
    })
    expect(await dispatch('figures.getDay', { on }, { transport: 'window' })).toMatchObject({
      failure: { kind: 'unexpected', incidentId: 'incident-1' },
    })
    expect(logged).toHaveLength(1)
  })

  it('that throws anything at all, at once or later, is unexpected', async () => {
    for (const thrown of [new Error('disk I/O error'), 'text', undefined, null]) {
      const rejecting = new Promise<never>((_, reject) =>
        queueMicrotask(() => Reflect.apply(reject, undefined, [thrown])),
      )
      const { dispatch, logged } = dispatcherOn({ 'units.getWorkspace': () => rejecting })
      const reply = await dispatch('units.getWorkspace', {}, officer)
      expect(reply).toEqual({ ok: false, failure: { kind: 'unexpected', incidentId: 'incident-1' } })
      expect(logged[0]?.error).toBe(thrown)
    }
  })

  it('whose handler answers something else than the contract says is unexpected', async () => {
    const { dispatch, logged } = dispatcherOn({
      'settings.getToday': () => ({ on: '2023-02-30' }),
      'units.listRows': () => [{ code: 7 }],
    })
    expect(await dispatch('settings.getToday', {}, officer)).toMatchObject({ failure: { kind: 'unexpected' } })
    expect(await dispatch('units.listRows', { on }, officer)).toMatchObject({ failure: { kind: 'unexpected' } })
    expect(logged).toHaveLength(2)
  })

  it('answers nothing that the contract does not name', async () => {
    const { dispatch } = dispatcherOn({ 'settings.getToday': () => ({ on: '2023-04-15', secret: 'x' }) })
    expect(await dispatch('settings.getToday', {}, officer)).toEqual({ ok: true, value: { on: '2023-04-15' } })
  })
})

describe('events', () => {
  it('name the areas that a command made stale, and queries send none', async () => {
    const book = openTestBook()
    await book.call('settings.applySetup', sampleSetup())
    await record(book, posting(eaKly, 'CC_NEW', on, 1))
    await book.call('figures.getDay', { on })
    await book.call('settings.saveSetupDraft', { text: 'x' })
    expect(book.events).toEqual([
      { type: 'stale', areas: ['settings', 'units', 'figures', 'targets', 'reports', 'audit'] },
      { type: 'stale', areas: ['figures', 'sessions', 'reports', 'audit'] },
    ])
  })

  it('are not sent by a command that was refused', async () => {
    const book = await openDistrict()
    const before = book.events.length
    await book.failure('figures.recordFigures', recording(posting('99999', 'CC_NEW', on, 1)))
    await book.failure('figures.recordFigures', { clientId: 'x' })
    expect(book.events.length).toBe(before)
  })

  it('stop when the listener leaves', async () => {
    const book = await openDistrict()
    const seen: AppEvent[] = []
    const leave = book.backend.subscribe((event) => seen.push(event))
    await record(book, posting(eaKly, 'CC_NEW', on, 1))
    leave()
    await record(book, posting(eaKly, 'CC_NEW', on, 2))
    expect(seen).toHaveLength(1)
  })
})

describe('every procedure of the contract', () => {
  it('has a handler and refuses nonsense as invalid input or by a declared code', async () => {
    const book = openTestBook()
    for (const name of Object.keys(contract)) {
      const reply = await book.dispatch(name, { on: localDate('2023-04-15') })
      if (!reply.ok) expect([name, reply.failure.kind]).not.toEqual([name, 'unexpected'])
    }
    expect(book.log.filter((line) => line.level === 'error')).toEqual([])
  })
})
