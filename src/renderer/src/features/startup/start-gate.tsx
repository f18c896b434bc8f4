import type { ReactNode } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { StartFailureScreen } from './start-failure-screen.tsx'

/** Shows the book once its store is open; otherwise what stands in the way and what can be done. */
export function StartGate({ children }: { readonly children: ReactNode }) {
  const { data: state, isError } = useBackendQuery('startup.getState', {})
  if (state?.status === 'failed') return <StartFailureScreen state={state} />
  // A question that failed is no reason to show nothing: the screens behind tell what is wrong.
  return state === undefined && !isError ? null : children
}
