import { useState } from 'react'
import styles from './reorganisation.module.css'
import { ReorganisationView } from './reorganisation-view.tsx'

/** The same in the settings, for the book of any unit. */
export function ReorganisationSection() {
  const [chosen, setChosen] = useState<string>()
  return (
    <div className={styles.section}>
      <ReorganisationView chosen={chosen} onChoose={setChosen} />
    </div>
  )
}
