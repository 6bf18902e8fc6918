import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { TELL_MERGE } from '../slugs'

const telling = z.object({ id: z.uuid(), to: z.enum(['kept', 'merged']), community: z.uuid() })

export const tellMergeJob: JobDefinition = {
  name: TELL_MERGE,
  input: telling,
  handler: async () => {
    const { tellMerge } = await import('../operations/tellMerge')
    return ({ payload, data }) => tellMerge(payload, telling.parse(data))
  },
}
