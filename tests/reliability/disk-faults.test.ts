import { diskFaults } from './disk-faults.ts'
import { quickTest } from './quick-test.ts'

quickTest(diskFaults)
