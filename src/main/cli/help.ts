import { type Command, commonOptions, type OptionSpecs } from './command.ts'

const run = 'npm run -s cli --'

/** Help of the whole program: its commands and its exit codes. */
export function programHelp(commands: readonly Command[]): string {
  return [
    `Cách dùng: ${run} LỆNH [tuỳ chọn]`,
    '',
    'Lệnh:',
    ...columns(commands.map((command) => [command.name, command.summary])),
    '',
    'Mã kết thúc: 0 đã làm (kể cả khi có cảnh báo), 1 bị từ chối, 2 gọi sai cách.',
    'Với --json, stdout có đúng một đối tượng; bị từ chối là {"ok":false,"issues":[{"code","severity","where","message"}]}.',
    `Hướng dẫn của từng lệnh: ${run} LỆNH --help`,
  ].join('\n')
}

/** Help of one command. */
export function commandHelp(command: Command): string {
  const usage = Object.entries(command.options).map(([name, spec]) => {
    const text = spec.kind === 'flag' ? `--${name}` : `--${name} ${spec.value ?? 'GIÁ_TRỊ'}`
    return spec.isRequired === true ? text : `[${text}]`
  })
  const operand = command.operands === undefined ? [] : [command.operands.value]
  return [
    `${run} ${command.name} ${[...operand, ...usage].join(' ')}`.trim(),
    '',
    command.summary,
    '',
    'Tuỳ chọn:',
    ...columns(optionRows({ ...command.options, ...commonOptions })),
    ...(command.details === undefined ? [] : ['', command.details.trim()]),
  ].join('\n')
}

function optionRows(specs: OptionSpecs): (readonly [string, string])[] {
  return Object.entries(specs).map(([name, spec]) => [
    spec.kind === 'flag' ? `--${name}` : `--${name} ${spec.value ?? 'GIÁ_TRỊ'}`,
    spec.isRequired === true ? `${spec.summary} (bắt buộc)` : spec.summary,
  ])
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
}
