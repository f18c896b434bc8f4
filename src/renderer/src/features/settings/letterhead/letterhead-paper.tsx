import { t } from '#renderer/texts/vi.ts'
import { formatDateInWords, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import styles from './letterhead-paper.module.css'

/** The head and the foot of a sheet as they will be printed, with a stand-in for the table between them. */
export function LetterheadPaper({ letterhead, on }: { readonly letterhead: Letterhead; readonly on: LocalDate }) {
  const [signer] = letterhead.signers
  const recipients = letterhead.recipients.filter((line) => line.trim() !== '')
  return (
    <figure className={styles.paper} aria-label={t('setup.paper')}>
      <div className={styles.head}>
        <div className={styles.side}>
          <p>{letterhead.parentBody}</p>
          <p className={styles.bold}>{letterhead.issuingBody}</p>
          <p className={styles.shortLine} aria-hidden />
          <p>{letterhead.numberPattern}</p>
          {letterhead.isInternal && <p className={styles.internal}>LƯU HÀNH NỘI BỘ</p>}
        </div>
        <div className={styles.side}>
          <p className={`${styles.bold} ${styles.nation}`}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className={styles.motto}>Độc lập - Tự do - Hạnh phúc</p>
          <p className={styles.date}>
            {letterhead.place}, {formatDateInWords(on)}
          </p>
        </div>
      </div>
      <p className={styles.title}>{t('setup.sampleTitle')}</p>
      <p className={styles.titleLine} aria-hidden />
      <div className={styles.table}>{t('setup.sampleTable')}</div>
      <div className={styles.foot}>
        <div className={styles.recipients}>
          <p className={styles.recipientsHead}>Nơi nhận:</p>
          {recipients.map((line, index) => (
            <p key={index}>
              - {line}
              {index === recipients.length - 1 ? '.' : ';'}
            </p>
          ))}
        </div>
        {signer !== undefined && (
          <div className={styles.signature}>
            {signer.authority !== '' && (
              <p className={styles.bold}>
                {signer.authority} {signer.authorityTitle}
              </p>
            )}
            <p className={styles.bold}>{signer.title}</p>
            <p className={styles.name}>{signer.name}</p>
          </div>
        )}
      </div>
    </figure>
  )
}
