import { killMigration } from './kill-migration.ts'
import { quickTest } from './quick-test.ts'

quickTest(killMigration)
