// Prints how many tests ran and how they ended, from the runners' own reports; fails unless each ran some and all passed.
// A browser test that passed on its second try is named: it hides a race that is to be found.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Count {
  readonly passed: number
  readonly failed: number
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs?: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[]
}

const reports = join(import.meta.dirname, '../test-results')
const read = (name: string): unknown => JSON.parse(readFileSync(join(reports, name), 'utf8'))

function countVitest(): Count {
  const report = read('vitest.json') as { numPassedTests: number; numFailedTests: number; success: boolean }
  // A file that does not even load fails no test but the run.
  const failed = report.success ? report.numFailedTests : Math.max(1, report.numFailedTests)
  return { passed: report.numPassedTests, failed }
}

function countPlaywright(): Count {
  const { stats, errors, suites } = read('playwright.json') as {
    stats: { expected: number; unexpected: number; flaky: number }
    errors: unknown[]
    suites: readonly Suite[]
  }
  for (const title of flakyTitles(suites)) console.log(`second try: ${title}`)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

function flakyTitles(suites: readonly Suite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
    ...flakyTitles(inner),
  ])
}

const counts = [countVitest(), countPlaywright()]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`tests: ${passed} passed, ${failed} failed`)
if (failed > 0 || counts.some((count) => count.passed === 0)) process.exitCode = 1
