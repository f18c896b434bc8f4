import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

const projectRoot = join(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** The project's own source under `folder`. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(projectRoot, path), 'utf8') }))
}

/** The text without comments; strings that look like comments are lost too, which no rule minds. */
export function codeOf({ text }: SourceFile): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const importStatement = /^\s*(import|export)(\s+type)?\s+([\w$*\s{},]*?)\s*\bfrom\s*['"]([^'"]+)['"]/gm
const bareImport = /(?<![-\w'"])import\s*\(?\s*['"]([^'"\s]+)['"]/g

/**
 * What a file imports: project paths for its own modules, names for packages. A row type is left out: naming what
 * another area's service answers with is no dependency on its repo.
 */
export function importsOf(file: SourceFile): string[] {
  const code = codeOf(file)
  const statements = [...code.matchAll(importStatement)]
    .filter(([, , isType, names = '']) => isType === undefined || !isRowsOnly(names))
    .map(([, , , , specifier = '']) => specifier)
  const bare = [...code.matchAll(bareImport)].map(([, specifier = '']) => specifier)
  return [...statements, ...bare].map((specifier) => resolveImport(file.path, specifier))
}

function isRowsOnly(names: string): boolean {
  return /^\{\s*(\w+Row,?\s*)+\}$/.test(names)
}

const aliases: readonly (readonly [string, string])[] = [
  ['#shared/', 'src/shared/'],
  ['#backend/', 'src/main/backend/'],
  ['#renderer/', 'src/renderer/src/'],
  ['#tests/', 'tests/'],
]

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix))
  return alias === undefined ? specifier : specifier.replace(...alias)
}
