import { mutatedSubmissions } from './mutated-submissions.ts'
import { quickTest } from './quick-test.ts'

quickTest(mutatedSubmissions)
