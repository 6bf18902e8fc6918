import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { z } from 'zod'
import { env } from '@/kernel/env'

/**
 * `npm run audit:verify`: whether the audit log is whole. Exit code 0 where it is, 1 where it is not.
 * With `--heads <file>` the ends of the chains are compared with those of the last time, kept in the
 * file, and written there anew: a chain whose end was cut off is whole in itself, so keep that file
 * on another machine.
 */
const PATIENCE = '1 minute'

const heads = z.record(z.string(), z.object({ seq: z.number(), digest: z.string() }))
type Heads = z.infer<typeof heads>

const fileOf = (args: readonly string[]): string | undefined => {
  const at = args.indexOf('--heads')
  return at === -1 ? undefined : args[at + 1]
}

const readHeads = async (file: string): Promise<Heads> => {
  try {
    return heads.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

const client = new pg.Client({ connectionString: env().DATABASE_SYSTEM_URL })
await client.connect()
const { rows: problems } = await client.query<{
  chain: string
  seq: string | null
  entry_id: string
  problem: string
}>('select chain, seq, entry_id, problem from app_verify_audit($1::interval)', [PATIENCE])
const lines = problems.map(
  ({ chain, seq, entry_id, problem }) =>
    `${problem}: chain ${chain}, place ${seq ?? '-'}, entry ${entry_id}`,
)

const file = fileOf(process.argv.slice(2))
if (file !== undefined) {
  for (const [chain, { seq, digest }] of Object.entries(await readHeads(file))) {
    const { rowCount } = await client.query(
      'select 1 from audit_seals where chain = $1 and seq = $2 and digest = $3',
      [chain, seq, digest],
    )
    if (rowCount === 0) lines.push(`cut-off: chain ${chain} no longer holds place ${String(seq)}`)
  }
}

const { rows: ends } = await client.query<{ chain: string; seq: string; digest: string }>(
  'select distinct on (chain) chain, seq, digest from audit_seals order by chain, seq desc',
)
await client.end()
const sealed = ends.reduce((sum, { seq }) => sum + Number(seq), 0)
if (lines.length > 0) {
  process.stdout.write(`The audit log is not whole:\n  ${lines.join('\n  ')}\n`)
  process.exit(1)
}
if (file !== undefined) {
  const next = Object.fromEntries(
    ends.map(({ chain, seq, digest }) => [chain, { seq: Number(seq), digest }]),
  )
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`)
}
process.stdout.write(
  `The audit log is whole: ${String(sealed)} entries in ${String(ends.length)} chains.\n`,
)
process.exit(0)
