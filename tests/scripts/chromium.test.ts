import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { unpackChromium } from '../../scripts/chromium.ts'

test('the browser of the tests is the Chromium that was reviewed', async () => {
  const { executable, env } = await unpackChromium()
  const { stdout } = await promisify(execFile)(executable, ['--version'], { env: { ...process.env, ...env } })
  expect(stdout).toMatch(/\b153\.\d+\.\d+\.\d+/)
})

test('unpacking twice at once leaves one whole browser and nothing else', { timeout: 60_000 }, async () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'chromium-test-'))
  onTestFinished(() => rmSync(cacheDir, { recursive: true, force: true }))
  const [first, second] = await Promise.all([unpackChromium(cacheDir), unpackChromium(cacheDir)])
  expect(first).toEqual(second)
  expect(readdirSync(cacheDir)).toHaveLength(1)
  const { stdout } = await promisify(execFile)(first.executable, ['--version'], {
    env: { ...process.env, ...first.env },
  })
  expect(stdout).toContain('Chromium')
})
