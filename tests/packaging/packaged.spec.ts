import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '#tests/e2e/fixture.ts'

const root = join(import.meta.dirname, '../..')
const unpacked = { win: join(root, 'dist/win-unpacked'), linux: join(root, 'dist/linux-unpacked') }
const asarOf = (folder: string): string => join(folder, 'resources/app.asar')
const bare = join(root, 'node_modules/.cache/fake-electron')
const filesOf = (folder: string): string[] =>
  listPackage(asarOf(folder), { isPack: false }).map((file) => file.replaceAll('\\', '/'))

async function fusesOf(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(executable)
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE
  return {
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyLoadAppFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownBrowserSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }
}

for (const [system, folder] of Object.entries(unpacked)) {
  test(`${system}: the archive holds the built application, its data and its dependencies, nothing else`, () => {
    const files = filesOf(folder)
    const tops = new Set(files.map((file) => file.split('/')[1]))
    expect(tops).toEqual(new Set(['node_modules', 'out', 'package.json', 'resources']))
    expect(files.filter((file) => /\.(map|tsx?|cts|mts)$|^\/(src|tests|scripts)\//.test(file))).toEqual([])
    for (const needed of [
      '/out/main/index.js',
      '/out/main/excel-worker.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
    ]) {
      expect(files).toContain(needed)
    }
    expect(files.filter((file) => file.startsWith('/resources/units/'))).not.toEqual([])
    expect(files.filter((file) => file.startsWith('/resources/icons'))).toEqual([])
  })

  test(`${system}: only production dependencies are inside`, () => {
    const shipped = new Set(
      filesOf(folder).flatMap((file) => /^\/node_modules\/(@[^/]+\/[^/]+|[^@/][^/]*)\//.exec(file)?.[1] ?? []),
    )
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: true; dependencies?: Record<string, string> }>
    }
    const production = Object.entries(lock.packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path]) => path.split('node_modules/').at(-1))
    expect([...shipped]).toEqual(expect.arrayContaining(Object.keys(lock.packages['']?.dependencies ?? {})))
    expect([...shipped].filter((name) => !production.includes(name))).toEqual([])
  })

  test(`${system}: the only native module is the database of that system, outside the archive`, () => {
    const prebuilds = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds')
    expect(readdirSync(prebuilds)).toEqual([system === 'win' ? 'win32-x64.node' : 'linux-x64.node'])
  })

  test(`WIN-19: ${system}: the bytes of the fuses are set`, async () => {
    expect(await fusesOf(join(folder, system === 'win' ? 'so-can-cuoc.exe' : 'so-can-cuoc'))).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyLoadAppFromAsar: true,
      ownBrowserSnapshot: false,
      fileProtocolPrivileges: false,
    })
  })
}

test('control: before packaging the executables have most fuses the other way', async () => {
  const unset = { runAsNode: true, nodeOptions: true, asarIntegrity: false, onlyLoadAppFromAsar: false }
  expect(await fusesOf(join(bare, 'win32-x64/electron.exe'))).toMatchObject(unset)
  expect(await fusesOf(join(bare, 'linux-x64/electron'))).toMatchObject(unset)
})

test('the packaged files run away from the project', async ({ launch, storePath }) => {
  const folder = mkdtempSync(join(tmpdir(), 'so-can-cuoc-packaged-'))
  try {
    const appDir = join(folder, 'app')
    extractAll(asarOf(unpacked.linux), appDir)
    const { app, page } = await launch({ appDir })
    expect(await app.evaluate(({ app: own }) => own.getAppPath())).toBe(appDir)
    expect(await page.title()).toContain('Sổ Căn Cước')
    expect(existsSync(storePath)).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
