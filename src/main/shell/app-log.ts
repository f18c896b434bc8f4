import { join } from 'node:path'
import electronLog from 'electron-log/node.js'
import type { LogPort } from '#backend/backend-ports.ts'

const maxFileBytes = 2_000_000

/** Writes to `logsDir`. Callers pass events and codes, never figures or names of people. */
export function createAppLog(logsDir: string): LogPort {
  const log = electronLog.create({ logId: 'main' })
  log.transports.file.resolvePathFn = () => join(logsDir, 'so-can-cuoc.log')
  log.transports.file.maxSize = maxFileBytes
  log.transports.file.level = 'info'
  log.transports.console.level = 'warn'
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (message, error) => log.error(message, error ?? ''),
  }
}
