// Injected into both worlds of a page. Worlds share only the DOM, so they talk through CustomEvents under a secret name:
// dispatch is synchronous, and Blink structured-clones `detail` when the other world reads it.
function makeBridge(key, me, peer) {
  const add = document.addEventListener.bind(document)
  const fire = document.dispatchEvent.bind(document)
  const Event = CustomEvent
  const functions = new Map()
  const ids = new WeakMap()
  const slots = new Map()
  let last = 0

  const emit = (kind, detail) => {
    fire(new Event(`${key}:${peer}:${kind}`, { detail }))
  }
  const on = (kind, listener) => {
    add(`${key}:${me}:${kind}`, (event) => listener(event.detail))
  }
  const isPlain = (value) => {
    const prototype = Object.getPrototypeOf(value)
    return prototype === null || prototype === Object.prototype
  }
  const isContainer = (value) => value && typeof value === 'object' && (Array.isArray(value) || isPlain(value))
  const define = (target, name, value) =>
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })

  // One walk that keeps identity, cycles too; `leaf` answers for everything that is not a plain container.
  function walk(value, leaf, seen = new Map()) {
    if (value && typeof value === 'object' && seen.has(value)) return seen.get(value)
    const answer = leaf(value)
    if (answer !== walk) return answer
    const copy = Array.isArray(value) ? [] : {}
    seen.set(value, copy)
    for (const [name, member] of Object.entries(value)) define(copy, name, walk(member, leaf, seen))
    return copy
  }

  // What contextBridge does to a value that leaves this world.
  function leaving(value) {
    if (typeof value === 'function') {
      if (!ids.has(value)) {
        ids.set(value, ++last)
        functions.set(last, value)
      }
      return { [key]: 'function', id: ids.get(value) }
    }
    if (typeof value === 'symbol') return undefined
    if (value instanceof Promise) {
      const id = ++last
      value.then(
        (result) => emit('settle', { id, ok: true, value: out(result) }),
        (error) => emit('settle', { id, ok: false, value: out(error) }),
      )
      return { [key]: 'promise', id }
    }
    if (value instanceof Error) return { [key]: 'error', message: value.message, stack: value.stack }
    if (value instanceof Node) throw new Error('electron-host: DOM nodes cannot cross the bridge here')
    return isContainer(value) ? walk : value
  }

  function arriving(value) {
    const kind = value && typeof value === 'object' ? value[key] : undefined
    if (kind === 'function') return (...args) => call(value.id, args)
    if (kind === 'promise') return new Promise((ok, bad) => slots.set(`promise${value.id}`, { ok, bad }))
    if (kind === 'error') return Object.assign(new Error(value.message), { stack: value.stack })
    return isContainer(value) ? walk : value
  }

  const out = (value) => walk(value, leaving)
  const into = (value) => walk(value, arriving)

  function call(id, args) {
    const slot = ++last
    let answer
    slots.set(slot, (given) => {
      answer = given
    })
    emit('call', { id, args: out(args), slot })
    slots.delete(slot)
    if (!answer) throw new Error('electron-host: the other world did not answer')
    if (!answer.ok) throw into(answer.value)
    return into(answer.value)
  }

  on('call', ({ id, args, slot }) => {
    let answer
    try {
      answer = { ok: true, value: out(functions.get(id)(...into(args))) }
    } catch (error) {
      answer = { ok: false, value: out(error) }
    }
    emit('return', { slot, ...answer })
  })
  on('return', (answer) => slots.get(answer.slot)?.(answer))
  on('settle', ({ id, ok, value }) => {
    const slot = slots.get(`promise${id}`)
    slots.delete(`promise${id}`)
    slot?.[ok ? 'ok' : 'bad'](into(value))
  })
  return { emit, on, out, into }
}
