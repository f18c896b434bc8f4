let isOn = false

/**
 * While one person takes over from another, the screens the first one leaves may still try to save what was being
 * typed; it would bear the second one's name. From `beginHandover` to `endHandover` the window sends no such command.
 */
export function beginHandover(): void {
  isOn = true
}

export function endHandover(): void {
  isOn = false
}

export function isHandingOver(): boolean {
  return isOn
}
