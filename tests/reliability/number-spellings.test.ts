import { numberSpellings } from './number-spellings.ts'
import { quickTest } from './quick-test.ts'

quickTest(numberSpellings)
