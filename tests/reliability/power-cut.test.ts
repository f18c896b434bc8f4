import { powerCut } from './power-cut.ts'
import { quickTest } from './quick-test.ts'

quickTest(powerCut)
