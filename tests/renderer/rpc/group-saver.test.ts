import { expect, test } from 'vitest'
import { type GroupEdit, GroupSaver, standsFor } from '#renderer/rpc/group-saver.ts'

type Edit = GroupEdit<string>

const edit = (key: string, value: number | null | undefined, group = key.slice(0, 1)): Edit => ({
  key,
  group,
  place: key,
  text: String(value),
  value,
})

class Refused extends Error {
  readonly groups: readonly string[]
  constructor(groups: readonly string[]) {
    super('refused')
    this.groups = groups
  }
}

function open(answer: (edits: readonly Edit[]) => void) {
  const sent: string[][] = []
  let nowMs = 0
  const saver = new GroupSaver<string>({
    send: async (edits) => {
      sent.push(edits.map(({ key, value }) => `${key}=${value}`))
      answer(edits)
    },
    refusedGroups: (error) => new Set(error instanceof Refused ? error.groups : []),
    nowMs: () => (nowMs += 1),
  })
  const states = () => Object.fromEntries([...saver.state().cells].map(([key, cell]) => [key, cell.state]))
  return { saver, sent, states }
}

/** Refuses a group whose online figure is above what it received. */
function judge(edits: readonly Edit[]): void {
  const of = (key: string) => edits.find((one) => one.key === key)?.value ?? 0
  const wrong = [...new Set(edits.map(({ group }) => group))].filter((group) => of(`${group}-on`) > of(`${group}-all`))
  if (wrong.length > 0) throw new Refused(wrong)
}

test('two figures that only fit together get there together: the refused one is sent again with the next', async () => {
  const { saver, sent, states } = open(judge)
  saver.record([edit('a-on', 90)], 'type')
  await saver.settled()
  expect(states()).toEqual({ 'a-on': 'failed' })
  saver.record([edit('a-all', 100)], 'type')
  await saver.settled()
  expect(states()).toEqual({ 'a-on': 'saved', 'a-all': 'saved' })
  expect(sent.at(-1)).toEqual(['a-on=90', 'a-all=100'])
})

test('one wrong row of a pasted block does not keep the others out', async () => {
  const { saver, states } = open(judge)
  saver.record([edit('a-all', 9), edit('a-on', 8), edit('b-all', 5), edit('b-on', 6)], 'paste')
  await saver.settled()
  expect(states()).toEqual({ 'a-all': 'saved', 'a-on': 'saved', 'b-all': 'failed', 'b-on': 'failed' })
  expect(saver.state().failed).toBe(2)
})

test('a text that is no figure is kept, marked, never sent, and given up on request', async () => {
  const { saver, sent, states } = open(() => undefined)
  saver.record([edit('a-all', undefined), edit('b-all', 4)], 'type')
  await saver.settled()
  expect(states()).toEqual({ 'a-all': 'failed', 'b-all': 'saved' })
  saver.retry()
  await saver.settled()
  expect(sent).toEqual([['b-all=4']])
  saver.discardFailed()
  expect(states()).toEqual({ 'b-all': 'saved' })
})

test('a failure that names no group leaves everything waiting, and sending again saves it', async () => {
  let isDown = true
  const { saver, states } = open(() => {
    if (isDown) throw new Error('store/busy')
  })
  saver.record([edit('a-all', 4)], 'type')
  await saver.settled()
  expect(states()).toEqual({ 'a-all': 'failed' })
  isDown = false
  saver.retry()
  await saver.settled()
  expect(states()).toEqual({ 'a-all': 'saved' })
})

test('an edit made while an older one is on its way is what stands', async () => {
  const { saver, sent } = open(() => undefined)
  saver.record([edit('a-all', 1)], 'type')
  saver.record([edit('a-all', 2)], 'type')
  await saver.settled()
  expect(sent.at(-1)).toEqual(['a-all=2'])
  expect(saver.state().cells.get('a-all')).toMatchObject({ value: 2, state: 'saved' })
})

test('a saved figure stands for the cell until an answer asked after it arrives', async () => {
  const { saver } = open(() => undefined)
  saver.record([edit('a-all', 1)], 'type')
  await saver.settled()
  const cell = saver.state().cells.get('a-all')
  if (cell === undefined) throw new Error('the cell is gone')
  expect([standsFor(cell, (cell.savedAtMs ?? 0) - 1), standsFor(cell, (cell.savedAtMs ?? 0) + 1)]).toEqual([
    true,
    false,
  ])
})
