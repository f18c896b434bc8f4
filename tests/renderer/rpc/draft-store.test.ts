import { describe, expect, test } from 'vitest'
import { DraftStore, type OpenDraft } from '#renderer/rpc/draft-store.ts'

interface Note {
  readonly id: string
  readonly basedOn: number
  readonly text: string
  readonly look: string
}

const opened: Note = { id: 'n1', basedOn: 1, text: 'Phước An', look: 'plain' }
const write = (text: string) => (now: Note) => ({ ...now, text })

function newStore(): DraftStore<Note> {
  return new DraftStore<Note>(({ text }) => text)
}

function standing(store: DraftStore<Note>): OpenDraft<Note> | undefined {
  return store.drafts().get('n1')
}

describe('records that are being written', () => {
  test('opened again, a record keeps what was typed', () => {
    const store = newStore()
    store.open(opened)
    store.change('n1', write('Ea Kly'))
    store.open(opened)
    expect(standing(store)).toMatchObject({ draft: { text: 'Ea Kly' }, opened })
  })

  test('each change is another save', () => {
    const store = newStore()
    store.open(opened)
    const first = standing(store)?.clientId
    store.change('n1', write('Ea Kly'))
    expect(standing(store)?.clientId).not.toBe(first)
  })

  test('only what is content makes a change', () => {
    const store = newStore()
    store.open(opened)
    store.change('n1', (now) => ({ ...now, look: 'wide' }))
    expect(store.countChanged()).toBe(0)
    store.change('n1', write('Ea Kly'))
    expect(store.countChanged()).toBe(1)
    store.change('n1', write('Phước An'))
    expect(store.countChanged()).toBe(0)
  })

  test('left unchanged it is gone, changed it stays', () => {
    const store = newStore()
    store.open(opened)
    store.leave('n1')
    expect(store.drafts().size).toBe(0)
    store.open(opened)
    store.change('n1', write('Ea Kly'))
    store.leave('n1')
    expect(store.drafts().size).toBe(1)
  })

  test('a record that was given up is not begun again by what comes late', () => {
    const store = newStore()
    store.open(opened)
    store.drop('n1')
    store.change('n1', write('Ea Kly'))
    expect(store.drafts().size).toBe(0)
  })

  test('saved as it stands it is gone; typed in meanwhile, what came since is a change of what was saved', () => {
    const store = newStore()
    const saved: Note = { ...opened, basedOn: 2, text: 'Ea Kly' }
    const carry = (now: Note): Note => ({ ...now, basedOn: saved.basedOn })
    store.open(opened)
    store.change('n1', write('Ea Kly'))
    const sent = standing(store)?.clientId ?? ''
    store.change('n1', write('Krông Búk'))
    store.settle(saved, sent, carry)
    expect(standing(store)).toMatchObject({ draft: { basedOn: 2, text: 'Krông Búk' }, opened: saved })
    store.settle({ ...saved, text: 'Krông Búk' }, standing(store)?.clientId ?? '', carry)
    expect(store.drafts().size).toBe(0)
  })

  test('listeners hear of every change until they leave', () => {
    const store = newStore()
    let heard = 0
    const leave = store.subscribe(() => (heard += 1))
    store.open(opened)
    store.change('n1', write('Ea Kly'))
    store.dropAll()
    leave()
    store.open(opened)
    expect(heard).toBe(3)
  })
})
