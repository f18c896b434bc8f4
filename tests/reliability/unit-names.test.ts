import { quickTest } from './quick-test.ts'
import { unitNames } from './unit-names.ts'

quickTest(unitNames)
