import { existsSync, rmSync } from 'node:fs'
import { formatDate } from '#shared/kernel/local-date.ts'
import { presetSchema } from '#shared/units/units.schema.ts'
import { choiceOption, dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { Refusal } from '../refusal.ts'
import { readSetupFile, setupFileHelp } from '../setup-file.ts'
import { buildSetup } from '../setup-from-catalogue.ts'

export const initCommand = defineCommand({
  name: 'init',
  summary: 'lập sổ của một đơn vị, hoặc sửa thiết lập của sổ đã có',
  options: {
    db: { ...dbOption, summary: 'tệp sổ, được tạo khi chưa có' },
    preset: { kind: 'text', value: presetSchema.options.join('|'), summary: 'cách chia cấp', isRequired: true },
    unit: {
      kind: 'text',
      value: 'CODE',
      summary: 'mã đơn vị: huyện, tỉnh, xã theo danh mục; cụm tự đặt',
      isRequired: true,
    },
    from: { kind: 'text', value: 'D', summary: 'ngày đầu của sổ', isRequired: true },
    file: { kind: 'text', value: 'setup.json', summary: 'phần còn lại của thiết lập' },
  },
  details: `Tên đơn vị, tỉnh và các xã lấy từ danh mục đơn vị hành chính có hiệu lực ngày --from. Chạy lại thì chỉ đổi phần được cho.
Sổ của đơn vị khác, tệp của chương trình khác, tệp hỏng hoặc của phiên bản mới hơn bị từ chối và giữ nguyên.
JSON: {ok, unit, communes, figures, targets}.

${setupFileHelp}

Ví dụ: init --db so.db --preset huyen --unit 654 --from 2023-04-01 --file setup.json`,
  run({ options, author }) {
    const preset = choiceOption('preset', options.preset, presetSchema.options, 'init')
    const startOn = dateOption('from', options.from, 'init')
    const file = options.file === undefined ? {} : readSetupFile(options.file)
    const isNew = !existsSync(options.db)
    const made = withBook({ dbPath: options.db, author, mayCreate: true }, async (book) => {
      const setup = await buildSetup(book, { preset, unitCode: options.unit, startOn, file })
      const { communes, figures, targets } = await book.call('settings.applySetup', setup)
      const { unit } = setup
      return {
        json: { ok: true, unit, communes, figures, targets },
        text: `Sổ của ${unit.name} (${unit.code}), ${communes} xã, từ ngày ${formatDate(startOn)}. Đã ghi ${figures} số đầu kỳ, ${targets} chỉ tiêu.`,
      }
    })
    return made.catch((error: unknown) => {
      if (isNew && error instanceof Refusal) removeStore(options.db)
      throw error
    })
  },
})

/** Takes away the empty store of a refused set-up. */
function removeStore(dbPath: string): void {
  for (const path of [dbPath, `${dbPath}-wal`, `${dbPath}-shm`]) rmSync(path, { force: true })
}
