import { describe, expect, it } from 'vitest'
import { permissionOf } from '#renderer/rpc/use-may.ts'

describe('a permission', () => {
  it('is given for what is open to everyone, and for any one of the roles', () => {
    expect(permissionOf('signed-in', []).isGiven).toBe(true)
    expect(permissionOf(['officer', 'commander'], ['commander'])).toEqual({ isGiven: true, needs: undefined })
  })

  it('says which roles it takes', () => {
    expect(permissionOf(['officer', 'administrator'], ['province'])).toEqual({
      isGiven: false,
      needs: 'Cần vai trò: Nhập liệu hoặc Quản trị.',
    })
    expect(permissionOf(['administrator'], []).isGiven).toBe(false)
  })
})
