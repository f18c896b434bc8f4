import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { Connection } from './cdp.ts'

/** A socket that is interrupted while it writes, as the debugger interrupts it. */
class InterruptedSocket extends EventEmitter {
  onmessage: ((event: { data: string }) => void) | undefined
  onclose: (() => void) | undefined
  readonly written: string[] = []
  interrupt: (() => void) | undefined
  #isWriting = false

  send(text: string): void {
    if (this.#isWriting) return // lost, as Node loses it
    this.#isWriting = true
    this.interrupt?.()
    this.interrupt = undefined
    this.written.push((JSON.parse(text) as { method: string }).method)
    this.#isWriting = false
    this.emit('written')
  }
}

test('a message sent in the middle of writing another one is written after it', async () => {
  const socket = new InterruptedSocket()
  const connection = new Connection(socket as unknown as WebSocket)
  socket.interrupt = () => void connection.send('Target.createTarget')
  void connection.send('Fetch.fulfillRequest')
  while (socket.written.length < 2) await once(socket, 'written', { signal: AbortSignal.timeout(2000) })
  expect(socket.written).toEqual(['Fetch.fulfillRequest', 'Target.createTarget'])
})

test('messages sent in one go are written in their order', async () => {
  const socket = new InterruptedSocket()
  const connection = new Connection(socket as unknown as WebSocket)
  const methods = ['Page.enable', 'Runtime.enable', 'Fetch.enable']
  for (const method of methods) void connection.send(method)
  while (socket.written.length < 3) await once(socket, 'written', { signal: AbortSignal.timeout(2000) })
  expect(socket.written).toEqual(methods)
})
