import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { lockStore } from '#backend/db/store-lock.ts'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { openTestBook, projectDir } from '#tests/support/test-book.ts'

const dir = tempFolder()
const holders: ChildProcess[] = []
afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
})

const lockSource = pathToFileURL(join(projectDir, 'src/main/backend/db/store-lock.ts')).href

/** A process of its own that takes the store and keeps it until it is killed. */
async function holdElsewhere(path: string) {
  const program = `
    import { lockStore } from ${JSON.stringify(lockSource)}
    const lock = lockStore(${JSON.stringify(path)}, 0)
    console.log('held')
    setInterval(() => lock, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  holders.push(holder)
  await once(holder.stdout, 'data')
  return holder
}

async function setUp(path: string): Promise<void> {
  const book = openTestBook({ dbPath: path })
  await book.call('settings.applySetup', sampleSetup())
  await book.dispose()
}

const line = (unit: string, value: number): string =>
  `${JSON.stringify({ unit, date: '2023-04-14', figures: { CC_NEW: value } })}\n`

it('a store that another process has is refused, until that process ends, however it ends', async () => {
  const path = join(dir, 'mot.db')
  const holder = await holdElsewhere(path)
  expect(() => lockStore(path, 100)).toThrow('store/locked')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = lockStore(path, 0)
  lock.release()
  lock.release()
  lockStore(path, 0).release()
})

it('a command that writes waits for the store and says who has it; one that reads goes ahead', {
  timeout: 60_000,
}, async () => {
  const path = join(dir, 'hai.db')
  await setUp(path)
  await holdElsewhere(path)
  const [closing, verifying] = await Promise.all([
    runCli(['close', '--db', path, '--date', '2023-04-14', '--json']),
    runCli(['verify', '--db', path, '--json']),
  ])
  expect(closing.code).toBe(1)
  expect(closing.json()).toMatchObject({ ok: false, issues: [{ code: 'store/locked' }] })
  expect(closing.stderr).toContain('đang được chương trình này mở ở nơi khác')
  expect(verifying.json()).toMatchObject({ ok: true })
})

it('commands started at once are done one after the other', { timeout: 60_000 }, async () => {
  const path = join(dir, 'ba.db')
  await setUp(path)
  const units = sampleCommunes.slice(0, 4)
  const runs = await Promise.all(
    units.map((unit, index) =>
      runCli(['record', '--db', path, '--file', '-', '--json'], { input: line(unit.code, index + 1) }),
    ),
  )
  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']))
  expect((await runCli(['verify', '--db', path, '--json'])).json()).toMatchObject({ ok: true, revisions: units.length })
})
