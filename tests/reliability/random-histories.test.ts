import { quickTest } from './quick-test.ts'
import { randomHistories } from './random-histories.ts'

quickTest(randomHistories)
