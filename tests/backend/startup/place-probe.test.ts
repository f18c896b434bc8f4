import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesystemOf, probePlace } from '#backend/startup/place-probe.ts'

const mounts = `overlay / overlay rw 0 0
/dev/sda2 /home ext4 rw 0 0
//may-chu/chung /home/y\\040moan/chung cifs rw 0 0
/dev/sdb1 /media/usb vfat rw 0 0
tmpfs /media/usb/tam tmpfs rw 0 0
`

it.each([
  ['/opt/so.db', 'overlay'],
  ['/home/so.db', 'ext4'],
  ['/homes/so.db', 'overlay'],
  ['/home/y moan/chung/2023/so.db', 'cifs'],
  ['/media/usb/so.db', 'vfat'],
  ['/media/usb/tam/so.db', 'tmpfs'],
])('%s lies on %s, the deepest mount that holds it', (path, filesystem) => {
  expect(filesystemOf(path, mounts)).toBe(filesystem)
})

it('of two mounts on one point the later one counts', () => {
  expect(filesystemOf('/a/b', 'x /a ext4 rw 0 0\ny /a nfs4 rw 0 0\n')).toBe('nfs4')
})

it('without a list of mounts nothing is known', () => {
  expect(filesystemOf('/a/b', '')).toBeNull()
})

it('a path whose folder is yet to be made is probed where it will be', () => {
  const path = join(tmpdir(), 'chua-co', 'so.db')
  expect(probePlace(path).path).toBe(path)
})
