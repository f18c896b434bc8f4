import { expect, it } from 'vitest'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { importFiles } from '../../src/main/cli/import-files.ts'
import { fileReport, fileText } from '../../src/main/cli/import-report.ts'
import { type Book, withBook } from '../../src/main/cli/open-book.ts'
import { cliTimeoutMs, initStore, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const day = localDate('2023-04-14')

function sheet(name: string, on: string): string {
  return writeText(dir, name, [`BÁO CÁO NGÀY ${on}`, 'Đơn vị,CCCD cấp mới', 'Xã Ea Kly,5'].join('\n'))
}

/** The book as it is, with another person who types a figure just before the second file is written. */
function withSomeoneElse(book: Book): Book {
  let commits = 0
  return {
    async call(name, input) {
      if (name === 'importing.commitImport') commits += 1
      if (name === 'importing.commitImport' && commits === 2) {
        const postings = [{ unitCode: '24496', indicator: 'CC_NEW', from: day, to: day, value: 9 }]
        await book.call('figures.recordFigures', { clientId: 'someone-else', source: 'typed', document: '', postings })
      }
      return book.call(name, input)
    },
  }
}

it('every file has its own outcome, also when the book changed before one of them was written', {
  timeout: cliTimeoutMs,
}, async () => {
  const dbPath = await initStore(dir, 'so')
  const paths = [sheet('mot.csv', '13/4/2023'), sheet('hai.csv', '14/4/2023'), sheet('ba.csv', '12/4/2023')]
  const files = await withBook({ dbPath, author: 'Trung uý Y Moan' }, (book) =>
    importFiles({ book: withSomeoneElse(book), paths, sender: '', choicesFor: () => noChoices, isTrial: false }),
  )
  expect(files.map((file) => fileReport(file, plainNames))).toMatchObject([
    { name: 'mot.csv', written: 1, isRefused: false, issues: [] },
    { name: 'hai.csv', importId: 2, written: 0, isRefused: true, issues: [{ code: 'importing/plan-changed' }] },
    { name: 'ba.csv', written: 1, isRefused: false, issues: [] },
  ])
  const [, second = ''] = files.map((file) => fileText(file, plainNames))
  expect(second).toMatch(/^hai\.csv: .*chưa ghi gì\.\n {2}Sổ hoặc lựa chọn đã thay đổi/)
})
