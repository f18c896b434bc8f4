import { resolve } from 'node:path'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'đưa một bản sao lưu thay cho sổ; sổ hiện tại được giữ lại bên cạnh',
  options: { db: dbOption, from: { kind: 'text', value: 'FILE', summary: 'bản sao lưu', isRequired: true } },
  details: `Bản sao được kiểm tra trước; không đúng thì sổ hiện tại giữ nguyên. Sổ chưa có thì được tạo.
JSON: {ok, keptPath, summary, replaced}; keptPath là nơi giữ sổ cũ, replaced là sổ cũ có gì (null khi sổ cũ hỏng, không đọc được).`,
  run: ({ options, author }) =>
    withBook({ dbPath: options.db, author, mayCreate: true }, async (book) => {
      const path = resolve(options.from)
      const { current } = await book.call('backup.inspectBackup', { path })
      const { keptPath, summary } = await book.call('backup.restoreBackup', { path })
      const text = [
        `Đã khôi phục ${summary.unitName ?? 'sổ chưa thiết lập'}: ${formatCount(summary.revisions)} lần ghi số (sổ trước đó: ${current === null ? 'không đọc được' : formatCount(current.revisions)}).`,
        `Sổ trước đó được giữ tại ${keptPath}`,
      ].join('\n')
      return { json: { ok: true, keptPath, summary, replaced: current }, text }
    }),
})
