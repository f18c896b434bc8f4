import { killImport } from './kill-import.ts'
import { quickTest } from './quick-test.ts'

quickTest(killImport)
