/** A record with one entry put in, or taken out by null. */
export function withEntry<V>(record: Readonly<Record<string, V>>, key: string, value: V | null): Record<string, V> {
  const rest = Object.entries(record).filter(([name]) => name !== key)
  return Object.fromEntries(value === null ? rest : [...rest, [key, value]])
}
