import { takeBackup } from '@/kernel/backup/takeBackup'
import { BackupRefused } from '@/kernel/backup/format'
import { env } from '@/kernel/env'

/** `npm run backup -- <folder>`: database and files, into a folder that is new. Exit code 0: it is whole. */
const folder = process.argv[2]
try {
  if (folder === undefined) throw new BackupRefused('Say where to: npm run backup -- <folder>')
  const { tables, objects } = await takeBackup(folder, env().DATABASE_SYSTEM_URL)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(
    `${String(rows)} rows of ${String(tables.length)} tables and ${String(objects.length)} files are in ${folder}.\n` +
      'The keys (FILE_KEYS) are not in it: keep a copy of them elsewhere.\n',
  )
  process.exit(0)
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  process.stdout.write(`${error.message}\n`)
  process.exit(1)
}
