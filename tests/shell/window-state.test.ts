import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restoreWindowState } from '../../src/main/shell/window-state.ts'

const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]
const first = { width: 1366, height: 768, isMaximised: true }
const saved = { x: 100, y: 50, width: 1200, height: 700, isMaximised: false }

test('the window opens where it was left', () => {
  expect(restoreWindowState(JSON.stringify(saved), screens)).toEqual(saved)
})

test('a window of a screen that is gone keeps its size only', () => {
  const text = JSON.stringify({ ...saved, x: 2500 })
  expect(restoreWindowState(text, screens)).toEqual({ width: 1200, height: 700, isMaximised: false })
})

test.each([
  null,
  '',
  '{"width": 1200',
  'null',
  '[]',
  '"x"',
  JSON.stringify({ ...saved, width: '1200' }),
  JSON.stringify({ ...saved, height: 10 }),
  JSON.stringify({ ...saved, width: 1e9 }),
  JSON.stringify({ ...saved, x: 1.5 }),
  JSON.stringify({ width: 1200, height: 700 }),
])('the damaged text %s gives the first-run window', (text) => {
  expect(restoreWindowState(text, screens)).toEqual(first)
})

test('no text breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { width, height } = restoreWindowState(text, screens)
      expect(width).toBeGreaterThanOrEqual(1024)
      expect(height).toBeGreaterThanOrEqual(640)
    }),
    { seed: 20231115, numRuns: 500 },
  )
})
