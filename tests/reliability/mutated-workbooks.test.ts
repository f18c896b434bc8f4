import { mutatedWorkbooks } from './mutated-workbooks.ts'
import { quickTest } from './quick-test.ts'

quickTest(mutatedWorkbooks)
