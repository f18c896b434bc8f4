import { quickTest } from './quick-test.ts'
import { rolesAndInputs } from './roles-and-inputs.ts'

quickTest(rolesAndInputs)
