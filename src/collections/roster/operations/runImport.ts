import type { Payload, PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { log } from '@/kernel/log'
import { communityRequest } from '@/kernel/tenancy/system'
import { applyPlan } from './applyPlan'
import { importById } from './imports'
import type { ImportView } from './imports'
import { factsOf, prepareImport } from './prepare'
import { stagedTable, stageProblems } from './staging'

/** Problems that stand in the row itself; the report has all. */
const SHOWN_PROBLEMS = 100

export interface RunArgs {
  payload: Payload
  community: string
  importId: string
  step: 'check' | 'import'
}

interface Run extends RunArgs {
  /** Reports outside the import's transaction: others see how far it is. */
  outside: PayloadRequest
  startedBy: string
  view: ImportView
}

/** The manager of the moment in which it was started may have left since. */
const stillManages = async (
  req: PayloadRequest,
  community: string,
  user: string,
): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from memberships where community_id = ${community} and user_id = ${user}
      and role = 'manager' and status = 'active' and (valid_from is null or valid_from <= now())
      and (valid_to is null or valid_to > now()) limit 1`)
  return rows.length > 0
}

const progressOf =
  ({ outside, importId }: Run) =>
  async (done: number): Promise<void> => {
    const reader = await readerOf(outside)
    await reader.execute(
      sql`update roster_imports set done = ${done}, updated_at = now() where id = ${importId}`,
    )
  }

const fail = async ({ outside, importId, community }: Run, code: string): Promise<void> => {
  const reader = await readerOf(outside)
  await reader.execute(sql`
    update roster_imports set state = 'failed', failure = ${code}, finished_at = now(),
      updated_at = now() where id = ${importId} and community_id = ${community}`)
}

const tableOf = async ({ importId }: Run): Promise<string[][]> => {
  const table = await stagedTable(importId)
  if (!table) throw new AppError({ code: 'roster.file-gone', status: 410 })
  return table
}

const check = async (run: Run): Promise<void> => {
  const { outside: req, community, view, importId } = run
  const table = await tableOf(run)
  const progress = progressOf(run)
  const { problems, counts } = await prepareImport({ req, community, view, table, progress })
  await stageProblems(importId, problems)
  const reader = await readerOf(req)
  await reader.execute(sql`
    update roster_imports set state = 'checked', done = total, failure = null,
      counts = ${JSON.stringify(counts)}::jsonb,
      problems = ${JSON.stringify(problems.slice(0, SHOWN_PROBLEMS))}::jsonb, updated_at = now()
    where id = ${importId} and state = 'checking'`)
}

const store = async (run: Run): Promise<void> => {
  const { payload, community, view, importId, startedBy } = run
  const table = await tableOf(run)
  const req = await communityRequest(payload, community, 'roster import')
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    // One import of a community at a time, and none beside itself: what it compares with holds still.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`roster:${community}`}, 0))`,
    )
    const { state } = await importById(tx, community, importId)
    if (state !== 'importing') return
    const progress = progressOf(run)
    const { plan, problems, counts } = await prepareImport({
      req,
      community,
      view,
      table,
      progress: () => Promise.resolve(),
    })
    if (problems.length > 0 && view.badRows === 'nothing') {
      throw new AppError({ code: 'roster.rows-bad', status: 409 })
    }
    const { timeZone } = await factsOf(req, community)
    const changes = counts.newUnits + counts.changedUnits + counts.newPeople + counts.changedPeople
    const share = changes === 0 ? 1 : view.total / changes
    await applyPlan({
      req,
      community,
      plan,
      timeZone,
      progress: (written) => progress(Math.round(written * share)),
    })
    await audit(req, {
      community,
      action: 'roster.imported',
      actor: startedBy,
      subject: { collection: 'roster-imports', id: importId },
      details: {
        newUnits: counts.newUnits,
        changedUnits: counts.changedUnits,
        newPeople: counts.newPeople,
        changedPeople: counts.changedPeople,
        badRows: counts.badRows,
      },
    })
    await tx.execute(sql`
      update roster_imports set state = 'imported', done = total, failure = null,
        counts = ${JSON.stringify(counts)}::jsonb, finished_at = now(), updated_at = now()
      where id = ${importId}`)
  })
}

const startedByOf = async (req: PayloadRequest, id: string): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user: string }>(
    sql`select started_by_id as user from roster_imports where id = ${id}`,
  )
  return rows[0]?.user ?? ''
}

/**
 * The dry run, or the import itself. It may be called again after a death half-way: nothing of the
 * first attempt is there. Whatever stops it ends as a failure with its reason, from which the manager
 * may start again.
 */
export const runImport = async (args: RunArgs): Promise<void> => {
  const { payload, community, importId, step } = args
  const outside = await communityRequest(payload, community, 'roster import')
  const view = await importById(await readerOf(outside), community, importId)
  if (view.state !== (step === 'check' ? 'checking' : 'importing')) return
  const startedBy = await startedByOf(outside, importId)
  const run: Run = { ...args, outside, startedBy, view }
  if (!(await stillManages(outside, community, startedBy))) {
    await fail(run, 'access.denied')
    return
  }
  try {
    await (step === 'check' ? check(run) : store(run))
  } catch (error) {
    // Where the database itself is away this fails too, and the job comes back.
    await fail(run, error instanceof AppError ? error.code : 'roster.import-failed')
    if (!(error instanceof AppError)) {
      log().error({ err: error, importId, msg: 'a roster import failed' })
    }
  }
}
