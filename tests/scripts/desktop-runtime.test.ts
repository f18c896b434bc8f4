import { expect, test } from 'vitest'
import { findInstalledBrowser, hasDisplay } from '../../scripts/desktop-runtime.ts'

const machineWith = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, present: string) => ({
  platform,
  env,
  exists: (path: string) => path === present,
})

test('Linux has a display when X or Wayland says so; other systems always have one', () => {
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false)
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false)
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true)
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
  expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true)
})

test.each([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome'],
  ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  [
    'win32',
    { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
] as const)('an installed browser is found on %s', (platform, env, path) => {
  expect(findInstalledBrowser(machineWith(platform, env, path))).toBe(path)
})

test('without a browser there is none', () => {
  expect(findInstalledBrowser(machineWith('linux', { PATH: '/usr/bin' }, '/opt/other'))).toBeUndefined()
})
