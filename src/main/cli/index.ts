import { enableCompileCache } from 'node:module'

// Before anything else is loaded: a second start then takes half the time.
enableCompileCache()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
