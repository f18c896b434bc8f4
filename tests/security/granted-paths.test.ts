import { expect, test } from 'vitest'
import { createGrantedPaths } from '../../src/main/shell/granted-paths.ts'

function grantedSome() {
  const paths = createGrantedPaths()
  paths.grant('/home/an/bao-cao.xlsx')
  paths.grant('/media/usb/sao-luu')
  return paths
}

test.each(['/home/an/bao-cao.xlsx', '/home/an/./bao-cao.xlsx', '/media/usb/sao-luu', '/media/usb/sao-luu/2023/a.db'])(
  '%s was chosen by the person or lies in a chosen folder',
  (path) => expect(grantedSome().allows(path)).toBe(true),
)

test.each([
  '/home/an',
  '/home/an/khac.xlsx',
  '/home/an/bao-cao.xlsx.exe',
  '/media/usb/sao-luu-khac/a.db',
  '/media/usb/sao-luu/../bi-mat.txt',
  '/media/usb/sao-luu/../../etc/passwd',
  'bao-cao.xlsx',
  '',
])('%s was not chosen', (path) => expect(grantedSome().allows(path)).toBe(false))

test('a name that begins with dots inside a chosen folder is still inside', () => {
  expect(grantedSome().allows('/media/usb/sao-luu/..ghi-chu.txt')).toBe(true)
})

test('nothing is granted at first', () => expect(createGrantedPaths().allows('/')).toBe(false))
