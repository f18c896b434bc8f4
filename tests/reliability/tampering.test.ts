import { quickTest } from './quick-test.ts'
import { tampering } from './tampering.ts'

quickTest(tampering)
