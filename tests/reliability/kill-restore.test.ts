import { killRestore } from './kill-restore.ts'
import { quickTest } from './quick-test.ts'

quickTest(killRestore)
