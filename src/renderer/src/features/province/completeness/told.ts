import { notifications } from '@mantine/notifications'
import { errorText } from '#renderer/rpc/failure-text.ts'

/** What a save says when it is done, and why when it is not. */
export function told(message: string, onDone?: () => void, onRefused?: (error: Error) => void) {
  return {
    onSuccess: () => {
      notifications.show({ message })
      onDone?.()
    },
    onError: (error: Error) => {
      notifications.show({ color: 'red', message: errorText(error), autoClose: false })
      onRefused?.(error)
    },
  }
}
