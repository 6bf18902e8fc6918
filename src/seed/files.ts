import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { env } from '@/kernel/env'

/** Writes a file of logins that its owner alone can read; whole or not at all. */
export const writeLogins = async (name: string, content: unknown): Promise<void> => {
  const folder = resolve(env().DATA_DIR)
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  const draft = `${file}.new`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, file)
}
