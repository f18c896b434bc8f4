import { quickTest } from './quick-test.ts'
import { randomReorganisations } from './random-reorganisations.ts'

quickTest(randomReorganisations)
