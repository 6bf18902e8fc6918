import type { PayloadRequest } from 'payload'
import { requireDevice } from '@/kernel/devices/operations'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { bindFiles } from '@/kernel/files/bind'
import { describeFailure, problemOf } from '@/kernel/http/errorShape'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import { PACKAGE_SIGNATURE } from '../../filePurposes'
import { handedOver } from '../handedOver'
import { handOver } from '../handOver'
import { logPackage, parcelInput } from '../logPackage'
import { recordStep } from '../recordStep'
import { keepClash } from './clash'
import type { Entry, EntryAnswer, ReleaseEntry } from './entries'

interface Place {
  req: PayloadRequest
  community: string
  timeZone: string
  device: string
}

interface Stored {
  outcome: 'done' | 'conflict'
  handover?: string
  signatureFile?: string | undefined
}

/** When it happened at the desk, as the timeline writes it down: `2026-11-30 10:05`. */
const whenAtDesk = ({ happenedAt }: Entry, { timeZone }: Place): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(happenedAt),
  )

const keepEntry = async (
  { req, community, device }: Place,
  entry: Entry,
  { outcome, handover, signatureFile }: Stored,
): Promise<void> => {
  const tx = await txOf(req)
  const { id, kind, happenedAt, ...said } = entry
  // What fits stands in the records that it became; only what does not is needed here.
  const details = outcome === 'done' ? {} : said
  await tx.execute(sql`
    insert into package_offline_entries (id, community_id, kind, device_id, by_id, happened_at,
      outcome, handover_id, signature_file_id, details)
    values (${id}, ${community}, ${kind}, ${device}, ${req.user?.id ?? null}, ${happenedAt},
      ${outcome}, ${handover ?? null}, ${signatureFile ?? null}, ${JSON.stringify(details)}::jsonb)`)
}

/** What became of it at an earlier try. Two tries at the same time wait for each other here. */
const takenBefore = async ({ req, community }: Place, id: string): Promise<boolean> => {
  const tx = await txOf(req)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 11))`)
  const { rows } = await tx.execute(sql`
    select 1 from package_offline_entries where community_id = ${community} and id = ${id}`)
  return rows.length > 0
}

const takeIntake = async (
  place: Place,
  entry: Extract<Entry, { kind: 'intake' }>,
): Promise<EntryAnswer['outcome']> => {
  const { req, community } = place
  const tx = await txOf(req)
  // Its first try came through with a network, and only the answer was lost.
  const { rows } = await tx.execute(sql`
    select 1 from packages where community_id = ${community} and client_id = ${entry.id}`)
  const input = parcelInput.parse({ ...entry.parcel, clientId: entry.id }, { reportInput: true })
  const { id: packageId, unit: unitId } = await logPackage({ req, community, input })
  await keepEntry(place, entry, { outcome: 'done' })
  if (rows.length > 0) return 'already'
  const note = whenAtDesk(entry, place)
  await recordStep(req, { step: 'offline', community, packageId, unitId, note })
  return 'done'
}

const takeRelease = async (place: Place, entry: ReleaseEntry): Promise<EntryAnswer['outcome']> => {
  const { req, community } = place
  const { id, kind: _, happenedAt: __, ...said } = entry
  // Its first try came through with a network, and only the answer was lost.
  if (await handedOver(req, { community, id })) return 'already'
  const done = await handOver({
    req,
    community,
    input: { ...said, clientId: id, method: 'unit', signatureCheck: 'none' },
  })
  const outcome = done.missed.length > 0 ? 'conflict' : 'done'
  await keepEntry(place, entry, { outcome, handover: done.id })
  const note = whenAtDesk(entry, place)
  for (const packageId of done.released) {
    await recordStep(req, { step: 'offline', community, packageId, unitId: entry.unit, note })
  }
  for (const { id: parcel, status } of done.missed) {
    const code = `packages.already-${status}`
    await keepClash({
      req,
      community,
      entry: id,
      code,
      parcels: [parcel],
      collector: entry.collectorName,
    })
  }
  return outcome
}

const take = (place: Place, entry: Entry): Promise<EntryAnswer['outcome']> =>
  inTransaction(place.req, async () => {
    if (await takenBefore(place, entry.id)) return 'already'
    return entry.kind === 'intake' ? takeIntake(place, entry) : takeRelease(place, entry)
  })

/** Whether trying again would end the same way: then a human looks at it. */
const isForGood = (error: unknown): boolean => {
  const problem = problemOf(error)
  if (!problem) return false
  const isSaid = [400, 404, 409].includes(problem.status)
  return isSaid && !['conflict', 'files.not-staged'].includes(problem.code)
}

const keepForHuman = (place: Place, entry: Entry, code: string): Promise<void> =>
  inTransaction(place.req, async () => {
    const { req, community } = place
    if (await takenBefore(place, entry.id)) return
    const isRelease = entry.kind === 'release'
    const signatureFile = isRelease ? entry.signatureFile : undefined
    if (signatureFile !== undefined) {
      const [ids, purposes] = [[signatureFile], [PACKAGE_SIGNATURE]]
      await bindFiles(req, { community, ids, purposes, field: 'signatureFile' })
    }
    await keepEntry(place, entry, { outcome: 'conflict', signatureFile })
    await keepClash({
      req,
      community,
      entry: entry.id,
      code,
      parcels: isRelease ? entry.parcels : [],
      collector: isRelease ? entry.collectorName : null,
    })
  })

/**
 * Takes what a device did without a network, each by itself and once. What does not fit is kept with
 * both versions for a human; what could go another time is left to the device.
 * @throws AppError 403 for a device that is revoked or somebody else's, 404 for one that is not there.
 */
export const takeEntries = async ({
  entries,
  ...place
}: Place & { entries: readonly Entry[] }): Promise<EntryAnswer[]> => {
  const { req, community, device } = place
  await requireDevice({ req, community, id: device })
  const locale = localeOfRequest(req)
  const clash = translatorFor({ locale, namespace: 'packages.offline' })('clash')
  const answers: EntryAnswer[] = []
  for (const entry of entries) {
    const { id } = entry
    try {
      const outcome = await take(place, entry)
      const message = outcome === 'conflict' ? clash : null
      answers.push({ id, outcome, message })
    } catch (error) {
      const { code, message } = describeFailure(error, req, locale).body.error
      const isKept = isForGood(error)
      if (isKept) await keepForHuman(place, entry, code)
      answers.push({ id, outcome: isKept ? 'conflict' : 'away', message })
    }
  }
  return answers
}
