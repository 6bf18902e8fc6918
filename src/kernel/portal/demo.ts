import 'server-only'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { env } from '../env'

const logins = z.array(
  z.object({
    email: z.string(),
    password: z.string(),
    role: z.string(),
    community: z.string(),
    name: z.string().optional(),
  }),
)

export type DemoLogin = z.infer<typeof logins>[number]

/** The logins of the demo; none outside demo mode. */
export const demoLogins = async (): Promise<DemoLogin[]> => {
  const { DEMO, DATA_DIR } = env()
  if (!DEMO) return []
  try {
    const text = await readFile(resolve(DATA_DIR, 'demo-logins.json'), 'utf8')
    return logins.parse(JSON.parse(text))
  } catch {
    return []
  }
}
