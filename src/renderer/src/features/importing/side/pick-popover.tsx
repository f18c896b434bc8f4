import { Button, Popover } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { type PickGroup, PickList } from '../pick-list.tsx'

interface PickPopoverProps {
  readonly label: string
  readonly listLabel: string
  readonly groups: readonly PickGroup[]
  readonly chosen: string | null
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly onPick: (value: string) => void
}

/** A button that opens a list to pick from. */
export function PickPopover({ label, listLabel, groups, chosen, isOpen, onToggle, onPick }: PickPopoverProps) {
  return (
    <Popover opened={isOpen} onChange={onToggle} position="bottom-start" shadow="md" returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<ChevronDown aria-hidden size={14} />}
          onClick={() => onToggle(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={listLabel}>
        <PickList
          label={listLabel}
          groups={groups}
          chosen={chosen}
          onPick={(value) => {
            onPick(value)
            onToggle(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
