import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A server of the attacker: whatever reaches it is written down. */
export interface OutsideServer {
  readonly address: string
  /** Paths of requests, and bare connections and datagrams. */
  readonly arrived: string[]
  readonly close: () => void
}

const contentTypes: readonly (readonly [string, string])[] = [
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
  ['.html', 'text/html'],
  ['event-source', 'text/event-stream'],
]
const bodies: Readonly<Record<string, string>> = {
  'text/html': '<script>parent.postMessage(1, "*")</script>',
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'text/event-stream': ': open\n\n',
}
const openPage = readFileSync(join(import.meta.dirname, 'hostile-open-window/page.html'), 'utf8')
/** In every STUN message; any other datagram is the start of QUIC. */
const stunCookie = 0x2112a442

export async function openOutsideServer(): Promise<OutsideServer> {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    arrived.push(path)
    const type = contentTypes.find(([end]) => path.endsWith(end))?.[1] ?? 'text/plain'
    response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' })
    response.end(path.endsWith('/page.html') ? openPage : (bodies[type] ?? ''))
  })
  server.on('upgrade', (request, socket) => {
    arrived.push(request.url ?? '')
    socket.destroy()
  })
  server.on('clientError', (_error, socket) => {
    arrived.push('/web-rtc-tcp')
    socket.destroy()
  })
  const datagrams = createSocket('udp4')
  datagrams.on('message', (message) => {
    const isStun = message.length >= 8 && message.readUInt32BE(4) === stunCookie
    arrived.push(isStun ? '/web-rtc-udp' : '/web-transport')
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${port}`,
    arrived,
    close: () => {
      server.closeAllConnections()
      server.close()
      datagrams.close()
    },
  }
}
