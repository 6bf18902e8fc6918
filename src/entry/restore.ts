import { BackupRefused } from '@/kernel/backup/format'
import { restoreBackup } from '@/kernel/backup/restoreBackup'
import { env } from '@/kernel/env'

/**
 * `npm run restore -- <folder> [--replace]`: a backup into this installation, all of it or nothing.
 * Exit code 0: it is there.
 */
const args = process.argv.slice(2)
const folder = args.find((arg) => !arg.startsWith('--'))
const url = env().DATABASE_OWNER_URL
try {
  if (folder === undefined) throw new BackupRefused('Say what: npm run restore -- <folder>')
  if (url === undefined) throw new BackupRefused('DATABASE_OWNER_URL is missing.')
  const isReplacing = args.includes('--replace')
  const { takenAt, tables, objects } = await restoreBackup(folder, { url, isReplacing })
  process.stdout.write(
    `What was there at ${takenAt} is back: ${String(tables.length)} tables, ${String(objects.length)} files.\n`,
  )
  process.exit(0)
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  process.stdout.write(`${error.message}\nNothing was changed.\n`)
  process.exit(1)
}
