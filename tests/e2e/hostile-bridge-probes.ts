import { type Probe, probe } from './hostile-probe.ts'

/** Ways to files, to Node and Electron, and around the two functions the page was given. */
export const bridgeProbes: readonly Probe[] = [
  probe(
    'file-url',
    () =>
      new Promise((done) => {
        const request = new XMLHttpRequest()
        request.onload = () => done(request.responseText !== '')
        request.onerror = () => done(false)
        request.open('GET', 'file:///etc/passwd')
        request.send()
      }),
    'only a page opened from a file reads files: a control of its own',
  ),
  probe('paths-out-of-the-folder', async () => {
    const ways = ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/assets/..%5c..%5cmain.js']
    const answers = await Promise.all(ways.map((way) => fetch(way).catch(() => null)))
    return answers.some((answer) => answer?.ok === true)
  }),
  probe('other-host-of-the-scheme', async () => {
    const answer = await fetch(window.location.href.replace('so-can-cuoc', 'other')).catch(() => null)
    return answer?.ok === true
  }),
  probe('node-globals', () => ['require', 'process', 'module', 'Buffer', 'electron'].some((name) => name in window)),
  probe('bridge-in-a-frame', () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return frame.contentWindow !== null && 'soCanCuoc' in frame.contentWindow
  }),
  probe(
    'own-page-in-a-frame',
    () =>
      new Promise((done) => {
        const frame = document.createElement('iframe')
        frame.onload = () => done((frame.contentDocument?.getElementById('root') ?? null) !== null)
        frame.src = window.location.pathname
        document.body.append(frame)
        setTimeout(() => done(false), 1000)
      }),
  ),
  probe('bridge-replaced', () => {
    const before = window.soCanCuoc.invoke
    try {
      Object.assign(window.soCanCuoc, { invoke: () => Promise.resolve() })
    } catch {
      return false
    }
    const isReplaced = window.soCanCuoc.invoke !== before
    Object.assign(window.soCanCuoc, { invoke: before })
    return isReplaced
  }),
  probe('procedure-names-of-the-prototype', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'rpc:invoke']) {
      const reply = await window.soCanCuoc.invoke(name, {})
      if (reply.ok || reply.failure.kind !== 'unknown-procedure') return true
    }
    return false
  }),
  probe('prototype-pollution-by-input', async () => {
    const text = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'
    for (const name of ['startup.getState', 'settings.getSetup', 'reports.buildReport']) {
      const reply = await window.soCanCuoc.invoke(name, JSON.parse(text) as unknown)
      if ('polluted' in reply) return true
    }
    return 'polluted' in Object.prototype
  }),
  probe('paths-nobody-chose', async () => {
    const places = { path: '/etc/hostname', folder: '/tmp' }
    for (const name of ['desktop.openFile', 'desktop.showInFolder', 'backup.createBackup', 'backup.restoreBackup']) {
      const reply = await window.soCanCuoc.invoke(name, places)
      if (reply.ok) return true
    }
    return false
  }),
  probe('functions-stolen-by-patched-builtins', async () => {
    const seen: unknown[] = []
    const { call, apply } = Function.prototype
    Function.prototype.call = function (...args) {
      seen.push(args[0], this)
      return Reflect.apply(call, this, args) as unknown
    }
    try {
      await window.soCanCuoc.invoke('no.such', {})
    } finally {
      Object.assign(Function.prototype, { call, apply })
    }
    return seen.some((value) => value !== null && typeof value === 'object' && 'sendSync' in value)
  }),
]
