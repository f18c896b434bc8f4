const watched: Readonly<Record<string, object>> = {
  Object: Object.prototype,
  Array: Array.prototype,
  String: String.prototype,
  Number: Number.prototype,
  Function: Function.prototype,
  Map: Map.prototype,
}

/** Answers what was added to, taken from or changed on the built-in prototypes since the call, and since the last answer. */
export function prototypeChanges(): () => string[] {
  let before = snapshot()
  return () => {
    const now = snapshot()
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key))
    before = now
    return changed.map((key) => `${key} was changed`)
  }
}

function snapshot(): Map<string, unknown> {
  return new Map(
    Object.entries(watched).flatMap(([name, prototype]) =>
      Reflect.ownKeys(prototype).map((key) => {
        const descriptor: { value?: unknown; get?: unknown } | undefined = Object.getOwnPropertyDescriptor(
          prototype,
          key,
        )
        return [`${name}.prototype.${String(key)}`, descriptor?.get ?? descriptor?.value] as const
      }),
    ),
  )
}
