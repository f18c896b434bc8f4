import { mutatedOwnExports } from './mutated-own-exports.ts'
import { quickTest } from './quick-test.ts'

quickTest(mutatedOwnExports)
