import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/kernel/database/transaction'
import { startOfDay } from '@/kernel/domain/zonedDay'
import { authRequired } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { COLLECTION_OF } from '../domain/entries'
import type { EntryKind } from '../domain/entries'
import { INPUTS } from './entryInputs'

interface SaveEntry {
  req: PayloadRequest
  community: CommunityIdentity
  kind: EntryKind
  /** Missing for a new one. */
  id?: string | undefined
  unit: string
  /** As the form sends it. */
  values: Record<string, string>
}

/** The part of a new row that no form asks for; the rules look at all of it. */
interface Place {
  community: string
  unit: string
  person: string
}

const write = async (
  { req, community, kind, id, unit, values }: SaveEntry,
  person: string,
): Promise<{ id: string }> => {
  const { payload } = req
  const options = { reportInput: true }
  const rights = { depth: 0, overrideAccess: false } as const
  const place: Place = { community: community.id, unit, person }
  const instant = (day: string) => new Date(startOfDay(day, community.timeZone)).toISOString()
  switch (kind) {
    case 'members': {
      const collection = COLLECTION_OF[kind]
      const data = INPUTS[kind].parse(values, options)
      return id === undefined
        ? payload.create({ ...rights, req, collection, data: { ...data, ...place } })
        : payload.update({ ...rights, req, collection, id, data })
    }
    case 'contacts': {
      const collection = COLLECTION_OF[kind]
      const { forUnit, ...data } = INPUTS[kind].parse(values, options)
      const { unit: home, ...own } = place
      const at = { ...own, ...(forUnit && { unit: home }) }
      return id === undefined
        ? payload.create({ ...rights, req, collection, data: { ...data, ...at } })
        : payload.update({ ...rights, req, collection, id, data })
    }
    case 'vehicles': {
      const collection = COLLECTION_OF[kind]
      const data = INPUTS[kind].parse(values, options)
      return id === undefined
        ? payload.create({ ...rights, req, collection, data: { ...data, ...place } })
        : payload.update({ ...rights, req, collection, id, data })
    }
    case 'pets': {
      const collection = COLLECTION_OF[kind]
      const data = INPUTS[kind].parse(values, options)
      return id === undefined
        ? payload.create({ ...rights, req, collection, data: { ...data, ...place } })
        : payload.update({ ...rights, req, collection, id, data })
    }
    case 'absences': {
      const collection = COLLECTION_OF[kind]
      const { from, until, ...rest } = INPUTS[kind].parse(values, options)
      const data = { ...rest, from: instant(from), until: instant(until) }
      return id === undefined
        ? payload.create({ ...rights, req, collection, data: { ...data, ...place } })
        : payload.update({ ...rights, req, collection, id, data })
    }
    case 'assistance': {
      const collection = COLLECTION_OF[kind]
      const { member, ...data } = INPUTS[kind].parse(values, options)
      return id === undefined
        ? payload.create({
            ...rights,
            req,
            collection,
            data: { ...data, ...place, ...(member && { member }) },
          })
        : payload.update({ ...rights, req, collection, id, data })
    }
  }
}

/**
 * Writes down what a person says of their household, or changes it, by their own rights. Days are
 * those of the community.
 * @returns its id.
 * @throws ZodError or AppError with the field that is wrong; 403 and 404 as the rules say.
 */
export const saveEntry = (entry: SaveEntry): Promise<{ id: string }> =>
  inTransaction(entry.req, async () => {
    if (!entry.req.user) throw authRequired()
    const { id } = await write(entry, entry.req.user.id)
    return { id }
  })

/** Takes an entry away for good, by the person's own rights. */
export const removeEntry = ({
  req,
  kind,
  id,
}: Pick<SaveEntry, 'req' | 'kind'> & { id: string }): Promise<void> =>
  inTransaction(req, async () => {
    await req.payload.delete({
      collection: COLLECTION_OF[kind],
      id,
      depth: 0,
      overrideAccess: false,
      req,
    })
  })
