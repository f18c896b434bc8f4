import type { Output } from '#shared/contract/contract.ts'
import { useBackendCommand, useBackendQuery } from './use-backend.ts'

type Backup = Output<'backup.createBackup'>

interface BackupNow {
  /** Where the next backup goes without asking; null: it will be asked. */
  readonly folder: string | null
  readonly isRunning: boolean
  /** Writes a backup where the last one went, or asks for a folder. Null when the person chose none. */
  readonly run: () => Promise<Backup | null>
  /** The same, asking for the folder first. */
  readonly runElsewhere: () => Promise<Backup | null>
}

/** "Sao lưu ngay", the same on every screen that offers it. Throws CallFailure when the copy was not made. */
export function useBackupNow(): BackupNow {
  const backups = useBackendQuery('backup.listBackups', {}).data
  const chooseFolder = useBackendCommand('desktop.chooseFolder')
  const createBackup = useBackendCommand('backup.createBackup')
  const folder = backups?.find(({ kind }) => kind === 'manual')?.folder ?? null

  const runElsewhere = async (): Promise<Backup | null> => {
    const { path } = await chooseFolder.mutateAsync({ purpose: 'backup' })
    return path === null ? null : await createBackup.mutateAsync({ folder: path })
  }
  const run = async (): Promise<Backup | null> => {
    return folder === null ? await runElsewhere() : await createBackup.mutateAsync({ folder })
  }
  return { folder, isRunning: createBackup.isPending || chooseFolder.isPending, run, runElsewhere }
}
