import { Button, Popover } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
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
  const button = useRef<HTMLButtonElement>(null)
  const toggle = (next: boolean): void => {
    onToggle(next)
    // The list took the keyboard; it comes back to where it was.
    if (!next) button.current?.focus()
  }
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          ref={button}
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
            toggle(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
