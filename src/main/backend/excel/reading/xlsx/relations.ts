import { readXml } from '../xml-reader.ts'
import type { ZipPackage } from '../zip-package.ts'

/** Where a part of a package leads to. */
export interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`; the same in transitional and strict files. */
  readonly type: string
  /** Path of the part, or the address outside. */
  readonly target: string
  readonly isExternal: boolean
}

/** The relations of a part, `''` for those of the package; none when it has no such part. */
export async function readRelations(pack: ZipPackage, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!pack.names.has(path.toLowerCase())) return []
  const relations: Relation[] = []
  readXml(await pack.text(path), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributes.get('Target') ?? ''
      const isExternal = attributes.get('TargetMode') === 'External'
      relations.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: isExternal ? target : resolvePath(folder, target),
        isExternal,
      })
    },
  })
  return relations
}

/** `../media/a.png` seen from `xl/drawings/` → `xl/media/a.png`. */
function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? target.split('/') : [...folder.split('/'), ...target.split('/')]
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
