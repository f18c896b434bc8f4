import { campaignFiguresKind, campaignKind } from './record-campaign.ts'
import type { RecordKind } from './record-kind.ts'
import { figuresKind } from './record-line.ts'
import { nationalKind } from './record-national.ts'
import { serviceFiguresKind, serviceTargetKind } from './record-services.ts'
import { sessionKind } from './record-session.ts'
import { targetKind } from './record-target.ts'

/** Every kind of lines that `record` takes; a line with none of the others' fields is one of figures. */
export const recordKinds: readonly RecordKind[] = [
  sessionKind,
  targetKind,
  campaignKind,
  campaignFiguresKind,
  serviceFiguresKind,
  serviceTargetKind,
  nationalKind,
  figuresKind,
]
