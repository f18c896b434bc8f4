import { createDraftStore } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'

/** The parts of one divided unit as they are typed, by cell, with their document. */
interface AllocationDraft {
  readonly id: string
  readonly typed: Readonly<Record<string, string>>
  readonly document: string
}

/** Parts that are being typed in this window; they outlive panel and screen. */
export const allocationDrafts = createDraftStore<AllocationDraft>({
  content: ({ typed }) => typed,
  message: (count) => t('reorganisation.partsUnsavedOnClose', { count }),
})

export function allocationDraftId(reorganisation: string, from: string): string {
  return `${reorganisation} ${from}`
}

/** Of a reorganisation that was taken back. */
export function dropAllocationDrafts(reorganisation: string): void {
  for (const id of allocationDrafts.drafts().keys()) {
    if (id.startsWith(`${reorganisation} `)) allocationDrafts.drop(id)
  }
}
