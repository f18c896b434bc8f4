import { killBackup } from './kill-backup.ts'
import { quickTest } from './quick-test.ts'

quickTest(killBackup)
