import { cellSpellings } from './cell-spellings.ts'
import { quickTest } from './quick-test.ts'

quickTest(cellSpellings)
