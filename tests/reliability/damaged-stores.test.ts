import { damagedStores } from './damaged-stores.ts'
import { quickTest } from './quick-test.ts'

quickTest(damagedStores)
