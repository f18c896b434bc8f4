import { config } from 'zod/v4/core'

// Zod compiles schemas with `eval` where it can and probes for it once; the content security policy forbids it. The
// setting must stand before the first schema is made, so everything else is loaded after it.
config({ jitless: true })
await import('./app/start.tsx')
