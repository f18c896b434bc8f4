import { quickTest } from './quick-test.ts'
import { untidyWorkbooks } from './untidy-workbooks.ts'

quickTest(untidyWorkbooks)
