import { notifications } from '@mantine/notifications'

interface Held {
  readonly subscribe: (listener: () => void) => unknown
  /** How many pieces would be lost. */
  readonly count: () => number
  readonly message: (count: number) => string
}

/**
 * What lives in the window only: the first attempt to close it is held up and says so, the next one goes through, so
 * that nobody is locked in by a store that cannot be written.
 */
export function holdClosing({ subscribe, count, message }: Held): void {
  let isHeld = false
  const hold = (event: BeforeUnloadEvent): void => {
    window.removeEventListener('beforeunload', hold)
    event.preventDefault()
    notifications.show({ color: 'red', autoClose: false, message: message(count()) })
  }
  subscribe(() => {
    const wouldLose = count() > 0
    if (wouldLose === isHeld) return
    isHeld = wouldLose
    if (wouldLose) window.addEventListener('beforeunload', hold)
    else window.removeEventListener('beforeunload', hold)
  })
}
