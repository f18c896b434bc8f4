const kilobyte = 1024

/** '412 kB', '3,4 MB': the size of a file as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < kilobyte * kilobyte) return `${Math.max(1, Math.round(bytes / kilobyte))}\u00A0kB`
  return `${(bytes / (kilobyte * kilobyte)).toFixed(1).replace('.', ',')}\u00A0MB`
}
