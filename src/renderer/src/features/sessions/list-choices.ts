import { useState } from 'react'
import { everything, type ListChoices, listChoicesSchema } from './session-rows.ts'

const place = 'sessions.list'

/** How the list was last shown at this PC. */
export function useListChoices(): [ListChoices, (changes: Partial<ListChoices>) => void] {
  const [choices, setChoices] = useState(remembered)
  const change = (changes: Partial<ListChoices>): void => {
    const next = { ...choices, ...changes }
    window.localStorage.setItem(place, JSON.stringify(next))
    setChoices(next)
  }
  return [choices, change]
}

function remembered(): ListChoices {
  const text = window.localStorage.getItem(place)
  if (text === null) return everything
  try {
    return listChoicesSchema.catch(everything).parse(JSON.parse(text))
  } catch {
    return everything
  }
}
