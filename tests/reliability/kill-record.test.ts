import { killRecord } from './kill-record.ts'
import { quickTest } from './quick-test.ts'

quickTest(killRecord)
