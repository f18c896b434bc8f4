import { integerOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

export const relockCommand = defineCommand({
  name: 'relock',
  summary: 'khoá lại trước giờ những ngày đang mở để điều chỉnh',
  options: {
    db: dbOption,
    number: { kind: 'text', value: 'N', summary: 'số điều chỉnh', isRequired: true },
  },
  details: 'JSON: {ok, number}.',
  run({ options, author }) {
    const number = integerOption('number', options.number, { min: 1, max: 999_999_999 }, 'relock')
    return withBook({ dbPath: options.db, author }, async (book) => {
      await book.call('figures.relockDays', { number })
      return { json: { ok: true, number }, text: `Đã khoá lại, điều chỉnh số ${number}.` }
    })
  },
})
