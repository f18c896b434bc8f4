/** Places that promise a write is on the disk when it is not, or that change a file behind the program's back. */
export const placeKinds = ['network', 'removable', 'optical', 'memory', 'synchronised'] as const
export type PlaceKind = (typeof placeKinds)[number]

export interface PlaceFacts {
  /** The full path of the store's file. */
  readonly path: string
  /** What the operating system says of its drive. */
  readonly drive: 'fixed' | 'network' | 'removable' | 'optical' | 'memory' | 'unknown'
  /** Name of its file system, `ext4`; null where nobody tells. */
  readonly filesystem: string | null
}

const networkShare = /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i
const synchronisedFolder =
  /^(?:onedrive(?: ?- .*)?|google ?drive|googledrivesync|my drive|dropbox(?: \(.*\))?|zalo(?:pc)?|zalo received files|iclouddrive)$/i
const networkFilesystems = ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'fuse.rclone', 'davfs']
const stickFilesystems = ['vfat', 'exfat', 'msdos']

/** Why a store may not be opened at a place; null where it may. What is not known is allowed. */
export function placeProblem({ path, drive, filesystem }: PlaceFacts): PlaceKind | null {
  if (networkShare.test(path)) return 'network'
  if (path.split(/[\\/]/).some((name) => synchronisedFolder.test(name))) return 'synchronised'
  if (drive !== 'fixed' && drive !== 'unknown') return drive
  if (filesystem === null) return null
  if (networkFilesystems.includes(filesystem)) return 'network'
  return stickFilesystems.includes(filesystem) ? 'removable' : null
}
