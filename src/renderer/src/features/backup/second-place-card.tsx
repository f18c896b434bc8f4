import { Button } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import styles from './backup-cards.module.css'
import { ageText } from './backup-words.ts'
import { Made } from './made.tsx'
import { Working } from './working.tsx'

/** A stick is put in without the program being told. */
const lookEveryMs = 5_000

type Place = Output<'backup.getSchedule'>['secondPlace']

/** The second place copies are asked for every week: choose it, copy there, see how old the last copy is. */
export function SecondPlaceCard() {
  const schedule = useBackendQuery('backup.getSchedule', {}, { refetchIntervalMs: lookEveryMs })
  const today = useToday()
  const chooseFolder = useBackendCommand('desktop.chooseFolder')
  const setPlace = useBackendCommand('backup.setSecondPlace')
  const copy = useBackendCommand('backup.createBackup')
  const choose = async (): Promise<void> => {
    const { path } = await chooseFolder.mutateAsync({ purpose: 'second-place' })
    if (path !== null) await setPlace.mutateAsync({ folder: path })
  }
  const may = useMay('backup.setSecondPlace')
  const error = chooseFolder.error ?? setPlace.error ?? copy.error ?? schedule.error
  const place = schedule.data?.secondPlace
  const folder = place?.folder ?? null
  return (
    <Card title={t('backup.placeTitle')} aside={place !== undefined && <DuePill isDue={place.isDue} />}>
      <p className={styles.hint}>{t('backup.placeHint')}</p>
      {place !== undefined && <PlaceState place={place} today={today} />}
      <div className={styles.buttons}>
        {folder !== null && (
          <Button
            variant={place?.isDue === true ? 'filled' : 'default'}
            loading={copy.isPending}
            disabled={place?.isReachable !== true}
            onClick={() => copy.mutate({ folder })}
          >
            {t('backup.placeCopy')}
          </Button>
        )}
        <Button
          variant="default"
          loading={chooseFolder.isPending || setPlace.isPending}
          disabled={copy.isPending || !may.isGiven}
          title={may.needs}
          onClick={() => void choose().catch(() => undefined)}
        >
          {t(folder === null ? 'backup.placeChoose' : 'backup.placeChange')}
        </Button>
        {folder !== null && (
          <Button
            variant="subtle"
            disabled={copy.isPending || !may.isGiven}
            title={may.needs}
            onClick={() => setPlace.mutate({ folder: null })}
          >
            {t('backup.placeForget')}
          </Button>
        )}
      </div>
      {copy.isPending && <Working text={t('backup.working')} />}
      <div className={styles.outcome}>
        {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
        {copy.isSuccess && <Made title={t('backup.placeMade')} made={copy.data} />}
      </div>
    </Card>
  )
}

function DuePill({ isDue }: { readonly isDue: boolean }) {
  return <Pill tone={isDue ? 'warning' : 'done'}>{t(isDue ? 'backup.placeDue' : 'backup.placeFresh')}</Pill>
}

function PlaceState({ place, today }: { readonly place: Place; readonly today: LocalDate | undefined }) {
  const { folder, lastAt, isReachable } = place
  return (
    <>
      <p className={styles.hint}>{folder === null ? t('backup.placeNone') : t('backup.placeFolder', { folder })}</p>
      {(folder !== null || lastAt !== null) && (
        <p className={styles.hint}>
          {lastAt === null || today === undefined
            ? t('backup.placeNever')
            : t('backup.placeLast', { at: instantText(lastAt), age: ageText(lastAt, today) })}
        </p>
      )}
      {folder !== null && !isReachable && <p className={styles.hint}>{t('backup.placeAway')}</p>}
    </>
  )
}
