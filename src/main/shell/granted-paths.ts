import { isAbsolute, relative, resolve } from 'node:path'

/** Files and folders a person chose in a dialog of this run, or the application named itself. Nothing else is touched. */
export interface GrantedPaths {
  readonly grant: (path: string) => void
  /** True for a granted path and for everything inside a granted folder. */
  readonly allows: (path: string) => boolean
}

export function createGrantedPaths(): GrantedPaths {
  const granted = new Set<string>()
  return {
    grant: (path) => {
      granted.add(resolve(path))
    },
    allows: (path) => isAbsolute(path) && [...granted].some((root) => isWithin(root, resolve(path))),
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..')
}
