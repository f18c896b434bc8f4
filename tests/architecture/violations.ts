import { homeRules, layerRules } from './import-rules.ts'
import { codeOf, importsOf, type SourceFile } from './source-files.ts'

export interface Violation {
  readonly file: string
  /** The import, or the thing that has another home. */
  readonly what: string
}

/** Every import of `src` that its layer does not allow, and every file of it that no layer knows. */
export function forbiddenImports(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const found = layerRules
      .map((rule) => ({ rule, match: rule.files.exec(file.path) }))
      .find(({ match }) => match !== null)
    if (found === undefined) return [{ file: file.path, what: 'belongs to no layer' }]
    const allowed = found.rule.mayImport(found.match?.[1] ?? '')
    return importsOf(file)
      .filter((target) => !target.endsWith('.css') && !allowed.some((pattern) => pattern.test(target)))
      .map((what) => ({ file: file.path, what }))
  })
}

/** Every use of something outside its one home. */
export function strayUses(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    homeRules
      .filter(({ uses, home }) => !home.test(file.path) && uses.test(codeOf(file)))
      .map(({ what }) => ({ file: file.path, what })),
  )
}

const sizeLimit = (path: string): number => (path.startsWith('tests/') ? 600 : 400)

export function tooLong(files: readonly SourceFile[]): Violation[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > sizeLimit(path))
    .map(({ path, lines }) => ({ file: path, what: `${lines} lines` }))
}

const kebabName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const emptyWords = /(^|[-.])(utils?|helpers?|common|manager|misc|stuff)([-.]|$)/
const entries = /^src\/(main\/index|preload\/index|main\/cli\/index|main\/backend\/db\/migrations\/index)\.ts$/

export function badNames(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path }) => {
    const name = path.split('/').at(-1) ?? ''
    if (!kebabName.test(name)) return [{ file: path, what: 'not in kebab case' }]
    if (path.split('/').some((part) => emptyWords.test(part))) return [{ file: path, what: 'a name that says nothing' }]
    if (/^index\.tsx?$/.test(name) && !entries.test(path)) return [{ file: path, what: 'a barrel' }]
    return []
  })
}
