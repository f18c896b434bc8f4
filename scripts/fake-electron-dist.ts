// Writes stand-ins for Electron's unpacked archives, so that electron-builder packages without the network and what it
// packs can be checked. They cannot run.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Resedit from 'resedit'

const fromHere = createRequire(import.meta.url)
const requireOf = (packageName: string): NodeJS.Require =>
  createRequire(fromHere.resolve(`${packageName}/package.json`))
const { version } = fromHere('electron/package.json') as { version: string }

/** What `@electron/fuses` looks for: a sentinel, version 1, the count, one state per fuse. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

const rawDataType = 10
const versionType = 16

/** A folder per platform under `folder`, each acceptable as electron-builder's `electronDist`. */
export function writeFakeElectron(folder: string): { win: string; linux: string } {
  const win = join(folder, 'win32-x64')
  const linux = join(folder, 'linux-x64')
  writeDist(win, 'electron.exe', windowsExecutable())
  writeDist(linux, 'electron', Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n#'), fuseWire]))
  return { win, linux }
}

function writeDist(folder: string, name: string, bytes: Buffer): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  writeFileSync(join(folder, name), bytes)
  chmodSync(join(folder, name), 0o755)
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'stand-in\n')
  writeFileSync(join(folder, 'locales/en-US.pak'), '')
}

/** A real small executable of a packaging tool, with a version resource in one language and the wire inside a resource. */
function windowsExecutable(): Buffer {
  const resedit = requireOf('app-builder-lib')('resedit') as typeof Resedit
  const donor = readFileSync(requireOf('electron-winstaller').resolve('./vendor/rcedit.exe'))
  const executable = resedit.NtExecutable.from(donor, { ignoreCert: true })
  const resources = resedit.NtExecutableResource.from(executable)
  resources.entries = resources.entries.filter(({ type }) => type !== versionType)
  const info = resedit.Resource.VersionInfo.create(1033, {}, [])
  info.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'stand-in', ProductName: 'Electron' })
  info.outputToResourceEntries(resources.entries)
  resources.entries.push({
    type: rawDataType,
    id: 4711,
    lang: 1033,
    codepage: 1200,
    bin: Uint8Array.from(fuseWire).buffer,
  })
  resources.outputResource(executable)
  return Buffer.from(executable.generate())
}
