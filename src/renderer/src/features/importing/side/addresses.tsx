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

/** Cells by address, each a way to it; all of them on demand. */
export function Addresses({ addresses, sheet, onJump }: AddressesProps) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? addresses : addresses.slice(0, shownAtFirst)
  return (
    <span className={styles.addresses}>
      {shown.map((address) => (
        <button key={address} type="button" className={styles.address} onClick={() => onJump({ sheet, address })}>
          {address}
        </button>
      ))}
      {shown.length < addresses.length && (
        <button type="button" className={styles.address} onClick={() => setWhole(true)}>
          {t('importing.moreAddresses', { count: addresses.length - shown.length })}
        </button>
      )}
    </span>
  )
}
