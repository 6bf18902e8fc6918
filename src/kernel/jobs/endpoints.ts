import { z } from 'zod'
import { accessDenied } from '../errors'
import { defineEndpoint } from '../http/defineEndpoint'
import { communitiesWithRole } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import { failedJobs, retryJob } from './failedJobs'

const refuseUnlessStaff = (scope: Scope) => {
  if (!scope.isOperator && communitiesWithRole(scope, ['manager']).length === 0) {
    throw accessDenied()
  }
}

const failedJob = z.strictObject({
  id: z.uuid(),
  queue: z.string(),
  community: z.uuid().nullable(),
  reason: z.string().nullable(),
  retries: z.number().int(),
  failedAt: z.string().meta({ format: 'date-time' }),
})

const list = defineEndpoint({
  method: 'get',
  path: '/jobs/failed',
  summary: {
    en: 'Jobs that failed for good, of the communities that the person manages.',
    fr: 'Tâches en échec définitif, dans les résidences que la personne gère.',
  },
  response: z.strictObject({ jobs: z.array(failedJob) }),
  auth: 'user',
  handler: async ({ req, scope }) => {
    refuseUnlessStaff(scope)
    return { jobs: await failedJobs(req, scope) }
  },
})

const retry = defineEndpoint({
  method: 'post',
  path: '/jobs/:id/retry',
  summary: {
    en: 'Puts a failed job back into its queue.',
    fr: 'Remet une tâche en échec dans sa file.',
  },
  response: z.strictObject({ id: z.uuid() }),
  auth: 'user',
  status: 200,
  params: z.object({ id: z.uuid() }),
  handler: ({ req, scope, params }) => {
    refuseUnlessStaff(scope)
    return retryJob(req, scope, params.id)
  },
})

export const jobEndpoints = [list, retry]
