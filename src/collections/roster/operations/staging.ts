import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { storage } from '@/kernel/files/storage'

/** Where files of rosters lie until their import is over, at most a day. */
const STAGING_PREFIX = 'roster-imports'

const tableKey = (id: string) => `${STAGING_PREFIX}/${id}.rows.json.gz`
const problemsKey = (id: string) => `${STAGING_PREFIX}/${id}.problems.json.gz`

const pack = promisify(gzip)
const unpack = promisify(gunzip)

const put = async (key: string, value: unknown): Promise<void> => {
  await storage().put(key, await pack(Buffer.from(JSON.stringify(value))))
}
const get = async (key: string): Promise<unknown> => {
  if (!(await storage().exists(key))) return null
  const bytes = await unpack(await storage().getBytes(key))
  return JSON.parse(bytes.toString('utf8'))
}

const cells = z.array(z.array(z.string()))
const problem = z.object({
  row: z.number(),
  column: z.string(),
  code: z.string(),
  value: z.string(),
  other: z.number().optional(),
})
export type StagedProblem = z.infer<typeof problem>

export const stageTable = (id: string, rows: string[][]): Promise<void> => put(tableKey(id), rows)

/** null where the file is gone. */
export const stagedTable = async (id: string): Promise<string[][] | null> => {
  const held = await get(tableKey(id))
  return held === null ? null : cells.parse(held)
}

export const stageProblems = (id: string, problems: readonly StagedProblem[]): Promise<void> =>
  put(problemsKey(id), problems)

export const stagedProblems = async (id: string): Promise<StagedProblem[] | null> => {
  const held = await get(problemsKey(id))
  return held === null ? null : z.array(problem).parse(held)
}

export const unstage = async (id: string): Promise<void> => {
  await storage().delete(tableKey(id))
  await storage().delete(problemsKey(id))
}
