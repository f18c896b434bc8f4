import { holdClosing } from './hold-closing.ts'
import { addUnsavedWork } from './unsaved-work.ts'

interface Saver {
  readonly subscribe: (listener: () => void) => unknown
  readonly state: () => { readonly failed: number; readonly saving: number }
  retry(): void
  settled(): Promise<unknown>
  discardFailed(): void
}

/** What is on its way outlives the screen it was typed on: whoever closes the window or ends its session is told of it. */
export function watchSaver(saver: Saver, message: (count: number) => string): void {
  holdClosing({ subscribe: saver.subscribe, count: () => saver.state().failed, message })
  addUnsavedWork({
    save: async () => {
      saver.retry()
      await saver.settled()
      return saver.state().failed
    },
    count: () => saver.state().failed + saver.state().saving,
    drop: async () => {
      await saver.settled()
      saver.discardFailed()
    },
  })
}
