import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/*
 * Other programs that read our files. A test that finds its oracle missing says so with `notHere` and skips.
 */

const run = promisify(execFile)
const PYTHON = process.env['PYTHON'] ?? 'python3'

export const hasLibreOffice = await answers('soffice', ['--version'])
export const hasOpenpyxl = await answers(PYTHON, ['-c', 'import openpyxl'])

/** The note of a skipped test, also on the console so that nobody takes the run for a full one. */
export function notHere(oracle: string): string {
  const note = `không chạy được ở đây: thiếu ${oracle}`
  console.warn(note)
  return note
}

/** Makes LibreOffice calculate every formula anew when it opens a file, whatever the file's cached values. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

/** Opens a workbook in LibreOffice, recalculates it and saves it again. */
export async function saveWithLibreOffice(bytes: Uint8Array, extension: 'xlsx' | 'pdf' = 'xlsx'): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'so-can-cuoc-soffice-'))
  try {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE)
    await writeFile(join(folder, 'in.xlsx'), bytes)
    const output = join(folder, 'out')
    const profileArgument = `-env:UserInstallation=${pathToFileURL(profile).href}`
    await run('soffice', [
      profileArgument,
      '--headless',
      '--convert-to',
      extension,
      '--outdir',
      output,
      join(folder, 'in.xlsx'),
    ])
    return await readFile(join(output, `in.${extension}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const READ_WITH_OPENPYXL = `
import json, sys, openpyxl
plain = openpyxl.load_workbook(sys.argv[1], data_only=True)
live = openpyxl.load_workbook(sys.argv[1])
sheet, formulas = plain.worksheets[0], live.worksheets[0]
print(json.dumps({
  'values': {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None},
  'formulas': {c.coordinate: c.value[1:] for row in formulas.iter_rows() for c in row if c.data_type == 'f'},
  'states': {ws.title: ws.sheet_state for ws in live.worksheets},
  'names': {name: defined.attr_text for name, defined in live.defined_names.items()},
  'merges': sorted(str(r) for r in sheet.merged_cells.ranges),
  'freeze': sheet.freeze_panes,
  'titles': sheet.print_title_rows,
  'area': str(sheet.print_area),
  'creator': plain.properties.creator,
  'fonts': sorted({c.font.name for row in sheet.iter_rows() for c in row}),
}))
`

/** The first sheet as openpyxl sees it. */
export interface OpenpyxlView {
  readonly values: Record<string, string | number>
  readonly formulas: Record<string, string>
  readonly states: Record<string, string>
  readonly names: Record<string, string>
  readonly merges: string[]
  readonly freeze: string
  readonly titles: string
  readonly area: string
  readonly creator: string
  readonly fonts: string[]
}

export async function readWithOpenpyxl(bytes: Uint8Array): Promise<OpenpyxlView> {
  const folder = await mkdtemp(join(tmpdir(), 'so-can-cuoc-openpyxl-'))
  try {
    await writeFile(join(folder, 'in.xlsx'), bytes)
    const { stdout } = await run(PYTHON, ['-c', READ_WITH_OPENPYXL, join(folder, 'in.xlsx')], {
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      maxBuffer: 50_000_000,
    })
    return JSON.parse(stdout) as OpenpyxlView
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function answers(program: string, programArguments: readonly string[]): Promise<boolean> {
  return run(program, programArguments).then(
    () => true,
    () => false,
  )
}
