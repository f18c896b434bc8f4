import { type Probe, probe } from './hostile-probe.ts'

/** Ways to run code that did not come with the application. */
export const codeProbes: readonly Probe[] = [
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
  probe('script-with-stolen-nonce', () => {
    const script = document.createElement('script')
    script.nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.content ?? ''
    script.textContent = 'window.ranWithNonce = true'
    document.head.append(script)
    return 'ranWithNonce' in window
  }),
]
