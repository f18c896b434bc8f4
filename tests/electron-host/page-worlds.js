// Injected into the top frame: mainWorld where the page runs, isolatedWorld where the preload runs.

function mainWorld(key) {
  const { on, into, emit } = makeBridge(key, 'main', 'isolated')
  window.open = (url = '', frameName = '', features = '') => {
    emit('open', { to: url && new URL(url, document.baseURI).href, frameName, features })
    return null // as when the application denies
  }
  window.close = () => emit('close') // Chromium lets scripts close only what scripts opened; Electron closes the window
  const freeze = (value) => {
    if (value && typeof value === 'object' && !Object.isFrozen(value)) {
      for (const member of Object.values(value)) freeze(member)
      Object.freeze(value)
    }
    return value
  }
  on('expose', ({ name, api }) => Object.defineProperty(window, name, { value: freeze(into(api)), enumerable: true }))
}

function isolatedWorld(key, binding, codec, processInfo) {
  const send = globalThis[binding]
  delete globalThis[binding]
  const bridge = makeBridge(key, 'isolated', 'main')
  const post = (kind, message) => send(JSON.stringify({ kind, url: location.href, ...message }))
  const packed = (args) => {
    let copy
    try {
      copy = structuredClone(args)
    } catch {
      throw new Error('An object could not be cloned.')
    }
    return codec.pack(copy)
  }
  bridge.on('close', () => post('close', {}))
  bridge.on('open', (message) => post('open', message))
  addEventListener('click', (event) => postOutgoingLink(event, post))

  const listeners = new Map()
  const waiting = new Map()
  let last = 0
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return this
    },
    removeListener(channel, listener) {
      const rest = (listeners.get(channel) ?? []).filter((one) => one !== listener)
      listeners.set(channel, rest)
      return this
    },
    async invoke(channel, ...args) {
      const text = packed(args)
      const reply = await new Promise((answer) => {
        waiting.set(++last, answer)
        post('invoke', { id: last, channel, args: text })
      })
      if (reply.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`)
      return codec.unpack(reply.value)
    },
  }
  globalThis.__electronHostReceive = (message) => {
    if (message.kind === 'reply') {
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
      return
    }
    for (const listener of listeners.get(message.channel) ?? []) {
      listener({ sender: ipcRenderer, ports: [] }, ...codec.unpack(message.args))
    }
  }

  const exposed = new Set()
  const contextBridge = {
    exposeInMainWorld(name, api) {
      if (exposed.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(name)
      bridge.emit('expose', { name, api: bridge.out(api) })
    },
  }
  const loud = (name, target) =>
    new Proxy(target, {
      get(object, member) {
        if (member in object) return object[member]
        throw new Error(`electron-host: ${name}.${String(member)} is not implemented`)
      },
    })
  const electron = loud('electron', {
    contextBridge: loud('contextBridge', contextBridge),
    ipcRenderer: loud('ipcRenderer', ipcRenderer),
  })
  const require = (id) => {
    if (/^electron(\/(renderer|common))?$/.test(id)) return electron
    throw new Error(`module not found: ${id}`)
  }
  const process = { ...processInfo, type: 'renderer', sandboxed: true, contextIsolated: true }
  const failed = (error) => post('preload-error', { message: String(error?.stack ?? error) })
  return { require, process, failed }
}

// Links that would open another window; after the page's own handlers below window.
function postOutgoingLink(event, post) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href)
  if (!link || event.defaultPrevented) return
  const stays = !link.target || ['_self', '_top', '_parent'].includes(link.target)
  if (stays && !event.ctrlKey && !event.metaKey && !event.shiftKey) return
  event.preventDefault()
  post('open', { to: link.href, frameName: link.target, features: '' })
}
