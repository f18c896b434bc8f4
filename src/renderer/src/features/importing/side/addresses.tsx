import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import styles from './side.module.css'

interface AddressesProps {
  readonly addresses: readonly string[]
  readonly sheet: number
  readonly onJump: (target: JumpTarget) => void
}

const shownAtFirst = 8
const shownMore = 200

/** Cells by address, each a way to it; more of them on demand. */
export function Addresses({ addresses, sheet, onJump }: AddressesProps) {
  const [count, setCount] = useState(shownAtFirst)
  const shown = addresses.slice(0, count)
  return (
    <span className={styles.addresses}>
      {shown.map((address) => (
        <button key={address} type="button" className={styles.address} onClick={() => onJump({ sheet, address })}>
          {address}
        </button>
      ))}
      {shown.length < addresses.length && (
        <button type="button" className={styles.address} onClick={() => setCount(count + shownMore)}>
          {t('importing.moreAddresses', { count: addresses.length - shown.length })}
        </button>
      )}
    </span>
  )
}
