import { hostileWorkbooks } from './hostile-workbooks.ts'
import { quickTest } from './quick-test.ts'

quickTest(hostileWorkbooks)
