import { type Probe, probe } from './hostile-probe.ts'

/** Ways out to the network. */
export const networkProbes: readonly Probe[] = [
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
  probe('font', (server) =>
    new FontFace('outside', `url(${server}/font.woff2)`).load().then(
      () => true,
      () => false,
    ),
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
  probe('link-ping', (server) => {
    const link = Object.assign(document.createElement('a'), { href: '#', ping: `${server}/link-ping` })
    document.body.append(link)
    link.click()
    return false
  }),
  probe('background-image', (server) => {
    document.body.style.backgroundImage = `url(${server}/background-image.svg)`
    return false
  }),
  probe('web-transport', async (server) => {
    const transport = new WebTransport(`${server.replace('http:', 'https:')}/web-transport`)
    transport.closed.catch(() => undefined)
    await Promise.race([transport.ready, new Promise((done) => setTimeout(done, 500))]).catch(() => undefined)
    return false
  }),
  probe('new-window', (server) => window.open(`${server}/new-window`) !== null),
]
