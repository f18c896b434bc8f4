import { describe, expect, it } from 'vitest'
import { placeProblem } from '#shared/startup/place.rules.ts'

const onWindows = (path: string, drive: Parameters<typeof placeProblem>[0]['drive'] = 'fixed') =>
  placeProblem({ path, drive, filesystem: null })
const onLinux = (filesystem: string | null, path = '/home/y-moan/so.db') =>
  placeProblem({ path, drive: 'unknown', filesystem })

describe('the place of a store', () => {
  it.each([
    'C:\\Users\\Công an\\AppData\\Roaming\\so-can-cuoc\\so-lieu\\so-can-cuoc.db',
    '\\\\?\\C:\\so\\so.db',
    'D:\\Sổ\\so.db',
    'C:\\Tài liệu OneDriver\\so.db',
  ])('may be a fixed disk: %s', (path) => {
    expect(onWindows(path)).toBeNull()
  })

  it.each(['\\\\may-chu\\chung\\so.db', '\\\\?\\UNC\\may-chu\\chung\\so.db'])('may not be a share: %s', (path) => {
    expect(onWindows(path, 'unknown')).toBe('network')
  })

  it.each(['network', 'removable', 'optical', 'memory'] as const)('may not be a %s drive', (drive) => {
    expect(onWindows('E:\\so.db', drive)).toBe(drive)
  })

  it.each([
    'C:\\Users\\a\\OneDrive\\so.db',
    'C:\\Users\\a\\OneDrive - Công an tỉnh\\Tài liệu\\so.db',
    'C:\\Users\\a\\Google Drive\\so.db',
    'G:\\My Drive\\so.db',
    'C:\\Users\\a\\Dropbox\\so.db',
    'C:\\Users\\a\\Dropbox (Cá nhân)\\so.db',
    'C:\\Users\\a\\Documents\\Zalo Received Files\\so.db',
    'C:\\Users\\a\\AppData\\Local\\ZaloPC\\so.db',
    '/home/a/Dropbox/so.db',
  ])('may not be a folder that something synchronises: %s', (path) => {
    expect(onWindows(path)).toBe('synchronised')
  })

  it.each(['ext4', 'xfs', 'btrfs', 'overlay', '9p', 'tmpfs', 'fuseblk', 'unheard-of', null])(
    'may be the file system %s',
    (filesystem) => {
      expect(onLinux(filesystem)).toBeNull()
    },
  )

  it.each([
    ['nfs', 'network'],
    ['nfs4', 'network'],
    ['cifs', 'network'],
    ['smb3', 'network'],
    ['smbfs', 'network'],
    ['fuse.sshfs', 'network'],
    ['fuse.rclone', 'network'],
    ['davfs', 'network'],
    ['vfat', 'removable'],
    ['exfat', 'removable'],
    ['msdos', 'removable'],
  ])('may not be the file system %s', (filesystem, problem) => {
    expect(onLinux(filesystem)).toBe(problem)
  })
})
