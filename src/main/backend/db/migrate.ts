import type { Store } from './open-store.ts'
import { latestVersion, migrations } from './migrations/index.ts'

/**
 * Brings a store to the newest schema in one transaction. The store's `user_version` counts the migrations applied.
 * Foreign keys are checked before the commit, so a migration that breaks one changes nothing.
 */
export function migrate(db: Store, applicationId: number): void {
  const versionOf = (): number => Number(db.pragma('user_version', { simple: true }))
  if (versionOf() === latestVersion) return
  db.transaction(() => {
    // Read again: another program may have migrated while this one waited for the transaction.
    const version = versionOf()
    if (version === latestVersion) return
    for (const migration of migrations.slice(version)) db.exec(migration.sql)
    const broken = db.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) throw new Error(`a migration broke ${broken.length} foreign keys`)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${latestVersion}`)
  }).immediate()
}
