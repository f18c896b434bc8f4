// A small Chrome DevTools Protocol client over Node's own WebSocket, with flat sessions.
import { EventEmitter } from 'node:events'

export type Params = Readonly<Record<string, unknown>>

interface Message {
  readonly id?: number
  readonly error?: { readonly message: string }
  readonly result?: unknown
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export class CdpSession extends EventEmitter {
  readonly #connection: Connection
  readonly #id: string

  constructor(connection: Connection, id: string) {
    super()
    this.#connection = connection
    this.#id = id
    this.setMaxListeners(0)
  }

  send<Result = unknown>(method: string, params: Params = {}): Promise<Result> {
    return this.#connection.send<Result>(method, params, this.#id)
  }
}

export class Connection extends EventEmitter {
  #lastId = 0
  readonly #waiting = new Map<number, Waiting>()
  readonly #sessions = new Map<string, CdpSession>()
  readonly #socket: WebSocket
  #unsent: string[] = []

  static connect(url: string): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url)
      socket.onopen = () => resolve(new Connection(socket))
      socket.onerror = () => reject(new Error(`cannot connect to ${url}`))
    })
  }

  constructor(socket: WebSocket) {
    super()
    this.#socket = socket
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)) as Message)
    socket.onclose = () => {
      for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser is gone`))
      this.#waiting.clear()
    }
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  send<Result = unknown>(method: string, params: Params = {}, sessionId?: string): Promise<Result> {
    const id = ++this.#lastId
    this.#post(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Result), reject })
    })
  }

  /**
   * What `app.evaluate` runs interrupts whatever JavaScript runs in this process, and Node loses what is written to a
   * socket in the middle of another write to it. So only a turn of the event loop of its own writes.
   */
  #post(text: string): void {
    if (this.#unsent.push(text) > 1) return
    setImmediate(() => {
      const texts = this.#unsent
      this.#unsent = []
      for (const each of texts) this.#socket.send(each)
    })
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const target = message.sessionId === undefined ? this : this.#sessions.get(message.sessionId)
      target?.emit(message.method ?? '', message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result)
  }
}
