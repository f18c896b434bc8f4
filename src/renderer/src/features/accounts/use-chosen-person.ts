import { useState } from 'react'

/** The person chosen in the list. Choosing again counts, so that the password field can take the keyboard each time. */
export function useChosenPerson() {
  const [asked, setAsked] = useState<{ readonly login: string; readonly times: number } | null>(null)
  const choose = (login: string) => setAsked((now) => ({ login, times: (now?.times ?? 0) + 1 }))
  return { asked, choose }
}
