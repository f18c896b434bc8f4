import {
  Check,
  CircleHelp,
  CirclePlus,
  EyeOff,
  Lock,
  type LucideIcon,
  MapPin,
  Minus,
  PanelTop,
  PencilLine,
  Scale,
  ShieldX,
  Sigma,
  X,
} from 'lucide-react'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import type { RowKind } from '#shared/importing/understanding.schema.ts'
import type { MeaningTone } from './meaning-text.ts'

const toneIcons: Readonly<Record<MeaningTone, LucideIcon>> = {
  unit: MapPin,
  figure: PencilLine,
  compared: Scale,
  unknown: CircleHelp,
  personal: ShieldX,
  plain: EyeOff,
}

const smallPx = 11

export function ToneIcon({ tone }: { readonly tone: MeaningTone }) {
  const Icon = toneIcons[tone]
  return <Icon aria-hidden size={smallPx} />
}

const statusIcons: Readonly<Record<PlannedCell['status'], LucideIcon>> = {
  new: CirclePlus,
  changed: PencilLine,
  same: Check,
  kept: Minus,
  asked: CircleHelp,
  locked: Lock,
  refused: X,
}

export function StatusIcon({
  status,
  sizePx = smallPx,
}: {
  readonly status: PlannedCell['status']
  readonly sizePx?: number
}) {
  const Icon = statusIcons[status]
  return <Icon aria-hidden size={sizePx} />
}

const rowIcons: Partial<Readonly<Record<RowKind, LucideIcon>>> = {
  total: Sigma,
  ignored: EyeOff,
  unknown: CircleHelp,
  unit: MapPin,
  header: PanelTop,
}

export function RowIcon({ kind }: { readonly kind: RowKind }) {
  const Icon = rowIcons[kind]
  return Icon === undefined ? null : <Icon aria-hidden size={smallPx} />
}
