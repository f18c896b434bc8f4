import { quickTest } from './quick-test.ts'
import { randomProvinces } from './random-provinces.ts'

quickTest(randomProvinces)
