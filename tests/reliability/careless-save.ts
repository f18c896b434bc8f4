/** Copies a file straight to its final name, as nothing in the program does: the control of the disk faults. */
import { readFileSync, writeFileSync } from 'node:fs'

const [from = '', to = ''] = process.argv.slice(2)
try {
  writeFileSync(to, readFileSync(from))
} catch {
  console.error('Không ghi được.')
  process.exitCode = 1
}
