import { createContext, useContext, useEffect } from 'react'

/** Takes whether the section around has changes that are not saved. */
export const UnsavedContext = createContext<(isUnsaved: boolean) => void>(() => {})

/** Tells the settings screen that this section would lose something if the screen were left. */
export function useUnsaved(isUnsaved: boolean): void {
  const report = useContext(UnsavedContext)
  useEffect(() => report(isUnsaved), [report, isUnsaved])
}
