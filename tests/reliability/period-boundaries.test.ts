import { periodBoundaries } from './period-boundaries.ts'
import { quickTest } from './quick-test.ts'

quickTest(periodBoundaries)
