import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { isAppError } from '@/kernel/errors'
import { archive, assign, resolve, snooze } from './handling'
import type { At } from './place'
import { resolutionSchema } from './schemas'

const MOST = 50

export const bulkInput = z.object({
  ids: z
    .array(z.uuid())
    .min(1)
    .max(MOST)
    .transform((ids) => [...new Set(ids)].toSorted()),
  action: z.discriminatedUnion('type', [
    z.object({ type: z.literal('assign'), assignee: z.uuid().nullable() }),
    z.object({ type: z.literal('resolve'), resolution: resolutionSchema }),
    z.object({ type: z.literal('archive') }),
    z.object({ type: z.literal('snooze'), until: z.iso.datetime().nullable() }),
  ]),
})

export const bulkSchema = z.strictObject({
  done: z.array(z.uuid()),
  /** What could not be done, each with the code of its refusal. */
  refused: z.array(z.strictObject({ id: z.uuid(), code: z.string() })),
})

type Action = z.infer<typeof bulkInput>['action']

const act = (at: At, action: Action) => {
  switch (action.type) {
    case 'assign':
      return assign(at, { assignee: action.assignee })
    case 'resolve':
      return resolve(at, { resolution: action.resolution })
    case 'archive':
      return archive(at)
    case 'snooze':
      return snooze(at, { until: action.until })
  }
}

/**
 * Does the same with many matters, each logged on its own; one that refuses stops none of the others.
 * They are taken in the order of their ids, so that two at once do not wait for each other.
 */
export const handleMany = async ({
  req,
  community,
  input: { ids, action },
}: {
  req: PayloadRequest
  community: string
  input: z.infer<typeof bulkInput>
}): Promise<z.infer<typeof bulkSchema>> => {
  const done: string[] = []
  const refused: { id: string; code: string }[] = []
  for (const id of ids) {
    try {
      await act({ req, community, id }, action)
      done.push(id)
    } catch (error) {
      // A refusal comes before anything of this matter is written; all else ends the whole.
      if (!isAppError(error)) throw error
      refused.push({ id, code: error.code })
    }
  }
  return { done, refused }
}
