/**
 * How many seeded slips the questions about outliers catch, and how often they ask about an honest figure.
 *   node tests/bench/outlier-slips.ts [--seed n] [--districts n]
 */
import { parseArgs } from 'node:util'
import { createRandom } from '../../src/main/cli/sample/seeded-random.ts'
import { measureSlips, slipKinds } from '#tests/support/outlier-slips.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '2023' }, districts: { type: 'string', default: '20' } },
})
const seed = Number(values.seed)
const measured = measureSlips(createRandom(seed), { districts: Number(values.districts), communes: 15, days: 120 })

console.log(`seed ${seed}: ${values.districts} districts × 15 communes × 12 flows, days 91–120`)
for (const kind of slipKinds) {
  const { tried, caught, named, small } = measured.slips[kind]
  console.log(
    `${kind.padEnd(12)} ${caught}/${tried} caught (${percent(caught, tried)}), named rightly ${percent(named, tried)}; not counted for being small: ${small}`,
  )
}
const { cells, asked, districtDays, byKind } = measured.honest
console.log(
  `honest figures: ${asked} asked of ${cells} (${((1000 * asked) / cells).toFixed(2)} in 1,000), ${(asked / districtDays).toFixed(2)} a district and day`,
)
console.log(byKind)

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`
}
