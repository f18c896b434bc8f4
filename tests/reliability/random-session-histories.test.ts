import { quickTest } from './quick-test.ts'
import { randomSessionHistories } from './random-session-histories.ts'

quickTest(randomSessionHistories)
