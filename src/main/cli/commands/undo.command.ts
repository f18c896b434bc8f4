import { randomUUID } from 'node:crypto'
import { integerOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

export const undoCommand = defineCommand({
  name: 'undo',
  summary: 'hoàn tác một lần ghi bằng một lần ghi mới trả lại số trước đó',
  options: {
    db: dbOption,
    entry: { kind: 'text', value: 'N', summary: 'lần ghi, xem history', isRequired: true },
    skip: { kind: 'flag', summary: 'bỏ qua những ô đã sửa tiếp sau lần ghi đó' },
  },
  details: `Có ô đã sửa tiếp mà không có --skip thì từ chối, không đổi gì. Hoàn tác cũng hoàn tác được.
JSON: {ok, entry, undoneBy, changed, skipped}; undoneBy là lần ghi mới, null khi không có ô nào đổi.`,
  run({ options, author }) {
    const entryId = integerOption('entry', options.entry, { min: 1, max: 999_999_999 }, 'undo')
    return withBook({ dbPath: options.db, author }, async (book) => {
      const call = { clientId: randomUUID(), entryId, conflicts: options.skip ? 'skip' : 'refuse' } as const
      const { entryId: undoneBy, changed, skipped } = await book.call('figures.undoEntry', call)
      const left = skipped === 0 ? '' : `, bỏ qua ${skipped} ô đã sửa tiếp`
      const text = `Đã hoàn tác lần ghi ${entryId}: trả lại ${changed} ô${left}.`
      return { json: { ok: true, entry: entryId, undoneBy, changed, skipped }, text }
    })
  },
})
