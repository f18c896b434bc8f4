/**
 * Every role against every procedure: exactly what the contract declares is let in. Then hostile inputs for every
 * procedure by a person with every role: no input makes a call fail unexpectedly, changes an object's prototype or harms
 * the store. The size is the number of inputs per procedure, a tenth of it where passwords are hashed.
 *
 *   node tests/reliability/roles-and-inputs.ts [--full (10000 per procedure)] [--runs n] [--seed n]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Caller, DesktopPort } from '#backend/backend-ports.ts'
import { createDispatcher } from '#backend/rpc/dispatcher.ts'
import type { HandlerTable } from '#backend/rpc/handler-table.ts'
import { contract, type ProcedureName } from '#shared/contract/contract.ts'
import { type Procedure, type Role, roles } from '#shared/contract/procedure.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const rolesAndInputs: ReliabilityTest = {
  number: 11,
  name: 'roles-and-inputs',
  title: 'every role against every procedure, hostile inputs for each',
  quick: 40,
  full: 10_000,
  run: (size, seed, tell) => tryAll(size, seed, tell),
}

const names = Object.keys(contract) as ProcedureName[]
/** Each of their calls works on a password for a tenth of a second: they are tried a tenth as often. */
const hashing: ReadonlySet<string> = new Set<ProcedureName>([
  'accounts.createFirst',
  'accounts.signIn',
  'accounts.recoverAccount',
  'accounts.changePassword',
  'accounts.createAccount',
  'accounts.resetPassword',
  'accounts.renewRecoveryCode',
])
/** A fresh store now and then, so that what one input did does not hide what another would. */
const inputsPerStore = 2000

async function tryAll(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const matrix = await roleFailures()
  const failures = [...matrix.failures]
  const kinds = new Map<string, number>()
  let tried = matrix.tried
  for (const [index, name] of names.entries()) {
    const inputs = hashing.has(name) ? Math.ceil(size / 10) : size
    const found = await hostileFailures(name, inputs, seed + index, kinds)
    tried += inputs
    failures.push(...found)
    tell(`${name}: ${inputs} inputs, ${found.length} failed`)
  }
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) failures.push('Object.prototype was changed')
  return {
    tried,
    failures,
    control: { what: 'a dispatcher that lets everyone in, and a handler that breaks', isSeen: await isControlSeen() },
    notes: [
      `${matrix.tried} of roles × procedures, ${size} inputs for each of ${names.length} procedures, a tenth for the ${hashing.size} that hash`,
      [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', '),
    ],
  }
}

/** Who calls: nobody, and every set of roles. */
const people: readonly { readonly told: string; readonly roles: readonly Role[] | null }[] = [
  { told: 'nobody', roles: null },
  ...Array.from({ length: 2 ** roles.length }, (_, mask) => {
    const some = roles.filter((_role, bit) => (mask & (1 << bit)) !== 0)
    return { told: some.length === 0 ? 'no role' : some.join('+'), roles: some }
  }),
]

/** The rule said once more, apart from the dispatcher's own words for it. */
function mayCall({ access }: Procedure, held: readonly Role[] | null): boolean {
  if (access === 'anyone') return true
  if (held === null) return false
  return access === 'signed-in' || held.some((role) => access.includes(role))
}

async function roleFailures(): Promise<{ tried: number; failures: string[] }> {
  const book = openTestBook()
  const failures: string[] = []
  try {
    for (const name of names) {
      for (const person of people) {
        const caller: Caller =
          person.roles === null
            ? { transport: 'window' }
            : { transport: 'test', identity: { author: 'Người thử', roles: person.roles } }
        const reply = await book.backend.dispatch(name, { nonsense: Symbol.iterator }, caller)
        const isLetIn = reply.ok || !['forbidden', 'signed-out'].includes(reply.failure.kind)
        if (isLetIn !== mayCall(contract[name], person.roles))
          failures.push(`${name} by ${person.told}: ${isLetIn ? 'let in' : 'kept out'}`)
      }
    }
  } finally {
    await book.dispose()
  }
  return { tried: names.length * people.length, failures }
}

async function hostileFailures(
  name: ProcedureName,
  size: number,
  seed: number,
  kinds: Map<string, number>,
): Promise<string[]> {
  const failures: string[] = []
  const inputs = fc.sample(hostileInputs(name), { numRuns: size, seed })
  for (let at = 0; at < inputs.length; at += inputsPerStore) {
    const incidents: string[] = []
    const { book, dispose } = await districtBook((message, error) => incidents.push(`${message} ${String(error)}`))
    try {
      for (const input of inputs.slice(at, at + inputsPerStore)) {
        const reply = await book.backend.dispatch(name, input, everyRole)
        const kind = reply.ok ? 'done' : reply.failure.kind
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        if (kind === 'unexpected') failures.push(`${name}, seed ${seed}: ${incidents.at(-1)}, ${shown(input)}`)
      }
      const { ok, problems } = await book.call('backup.verifyStore', {})
      if (!ok) failures.push(`${name}, seed ${seed}: the store was harmed: ${problems.join('; ')}`)
    } finally {
      await dispose()
    }
  }
  return failures
}

/** The person of the window: paths count only inside the folder the test granted. */
let grantedFolder = ''
const everyRole: Caller = {
  transport: 'test',
  identity: { author: 'Người thử', roles },
  mayUsePath: (path) => path.startsWith(grantedFolder),
}

async function districtBook(onError: (message: string, error: unknown) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'so-can-cuoc-hostile-'))
  grantedFolder = folder
  const book: TestBook = openTestBook({
    today: '2023-04-20',
    desktop: cancellingDesktop,
    log: { info: () => undefined, warn: () => undefined, error: onError },
  })
  await book.call('settings.applySetup', sampleSetup())
  return {
    book,
    dispose: async () => {
      await book.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A desktop whose person cancels every dialog. */
const cancellingDesktop: DesktopPort = {
  chooseSavePath: async () => null,
  chooseFolder: async () => null,
  chooseFile: async () => null,
  showInFolder: async () => undefined,
  openFile: async () => undefined,
  copyImage: async () => undefined,
  copyText: async () => undefined,
}

async function isControlSeen(): Promise<boolean> {
  const broken = createDispatcher({
    handlers: () =>
      new Proxy({} as HandlerTable, {
        get: () => () => {
          throw new TypeError('broken on purpose')
        },
      }),
    signedIn: () => ({ author: 'Ai cũng được', roles }),
    mayWrite: () => true,
    understand: (error) => error,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    newId: () => 'control',
    emit: () => undefined,
  })
  const reply = await broken(
    'figures.listAdjustments',
    { from: '2023-04-01', to: '2023-04-30' },
    { transport: 'window' },
  )
  const isLetIn = reply.ok || !['forbidden', 'signed-out'].includes(reply.failure.kind)
  const isWronglyLetIn = isLetIn !== mayCall(contract['figures.listAdjustments'], null)
  return isWronglyLetIn && !reply.ok && reply.failure.kind === 'unexpected'
}

function shown(input: unknown): string {
  return (
    JSON.stringify(input, (_key, value: unknown) => (value === undefined ? '(undefined)' : value))?.slice(0, 300) ??
    String(input)
  )
}

if (import.meta.main) process.exitCode = await runAlone(rolesAndInputs)
