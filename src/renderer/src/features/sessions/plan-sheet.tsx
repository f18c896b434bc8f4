import { createPortal } from 'react-dom'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import {
  formatDate,
  formatDateInWords,
  formatDayOfWeek,
  formatMonthNumber,
  type LocalDate,
  partsOf,
} from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import { sessionGroupTexts } from '#shared/sessions/session-groups.rules.ts'
import styles from './plan-sheet.module.css'
import { hoursText } from './session-words.ts'

interface PlanSheetProps {
  /** A day of the month that is printed. */
  readonly on: LocalDate
  readonly today: LocalDate
  readonly sessions: readonly Session[]
  readonly communeName: (code: string) => string
}

/** The month's plan as it comes out of the printer, A4 on its side; on the screen it is not there. */
export function PlanSheet({ on, today, sessions, communeName }: PlanSheetProps) {
  const letterhead = useBackendQuery('settings.getLetterhead', {}).data
  const isSample = useBackendQuery('units.getWorkspace', {}).data?.isSample === true
  if (letterhead === undefined) return null
  const { month, year } = partsOf(on)
  return createPortal(
    <div className={styles.sheet}>
      <SheetHead letterhead={letterhead} today={today} />
      <p className={styles.title}>{t('sessions.printTitle')}</p>
      <p className={styles.subtitle}>{t('sessions.printSubtitle', { month: formatMonthNumber(month), year })}</p>
      {isSample && <p className={styles.sample}>{t('sessions.printSample')}</p>}
      <PlanTable sessions={sessions} communeName={communeName} letterhead={letterhead} />
    </div>,
    document.body,
  )
}

function SheetHead({ letterhead, today }: { readonly letterhead: Letterhead; readonly today: LocalDate }) {
  return (
    <div className={styles.head}>
      <div>
        <p>{letterhead.parentBody}</p>
        <p className={styles.bold}>{letterhead.issuingBody}</p>
        <p className={styles.line} />
        {letterhead.isInternal && <p className={styles.internal}>LƯU HÀNH NỘI BỘ</p>}
      </div>
      <div>
        <p className={styles.bold}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className={styles.motto}>Độc lập - Tự do - Hạnh phúc</p>
        <p className={styles.date}>
          {letterhead.place}, {formatDateInWords(today)}
        </p>
      </div>
    </div>
  )
}

/** Rows that go to the last page with the signature, which never stands there alone. */
const keptTogether = 3
const columnCount = 13

interface PlanTableProps extends Pick<PlanSheetProps, 'sessions' | 'communeName'> {
  readonly letterhead: Letterhead
}

function PlanTable({ sessions, communeName, letterhead }: PlanTableProps) {
  const last = sessions.slice(-keptTogether)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[
            t('sessions.order'),
            t('sessions.columnDay'),
            t('sessions.columnHours'),
            t('sessions.columnPlace'),
            t('sessions.printCommune'),
            t('sessions.columnHost'),
            t('sessions.columnGroup'),
            t('sessions.columnUnit'),
            t('sessions.columnExpected'),
            t('sessions.printTeams'),
            t('sessions.printStaff'),
            t('sessions.printEquipment'),
            t('sessions.printNote'),
          ].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.slice(0, -keptTogether).map((session, index) => (
          <PlanRow key={session.plan.id} session={session} order={index + 1} communeName={communeName} />
        ))}
      </tbody>
      <tbody className={styles.end}>
        {last.map((session, index) => (
          <PlanRow
            key={session.plan.id}
            session={session}
            order={sessions.length - last.length + index + 1}
            communeName={communeName}
          />
        ))}
        {sessions.length === 0 && (
          <tr>
            <td colSpan={columnCount}>{t('sessions.printNone')}</td>
          </tr>
        )}
        <tr>
          <td className={styles.closing} colSpan={columnCount}>
            <SheetFoot letterhead={letterhead} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface PlanRowProps extends Pick<PlanSheetProps, 'communeName'> {
  readonly session: Session
  readonly order: number
}

function PlanRow({ session: { plan }, order, communeName }: PlanRowProps) {
  return (
    <tr>
      <td className={styles.figure}>{order}</td>
      <td>
        {formatDayOfWeek(plan.on)}, {formatDate(plan.on)}
      </td>
      <td>{plan.startsAt === null && plan.endsAt === null ? '' : hoursText(plan)}</td>
      <td>{plan.place}</td>
      <td>{plan.placeUnitCode === null ? '' : communeName(plan.placeUnitCode)}</td>
      <td>{plan.host}</td>
      <td>{plan.group === 'other' && plan.groupNote !== '' ? plan.groupNote : sessionGroupTexts[plan.group]}</td>
      <td>{plan.workedBy}</td>
      {[plan.expected, plan.teams, plan.staff, plan.equipment].map((count, place) => (
        <td key={place} className={styles.figure}>
          {count ?? ''}
        </td>
      ))}
      <td>{plan.status === 'cancelled' ? t('sessions.printCancelled', { reason: plan.cancelReason }) : plan.note}</td>
    </tr>
  )
}

function SheetFoot({ letterhead: { recipients, signers } }: { readonly letterhead: Letterhead }) {
  const [signer] = signers
  const named = recipients.filter((line) => line.trim() !== '')
  return (
    <div className={styles.foot}>
      <div className={styles.recipients}>
        <p className={styles.recipientsHead}>{t('sessions.printRecipients')}</p>
        {named.map((line, index) => (
          <p key={line}>
            - {line}
            {index === named.length - 1 ? '.' : ';'}
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
  )
}
