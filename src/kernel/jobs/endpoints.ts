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

const list = defineEndpoint({
  method: 'get',
  path: '/jobs/failed',
  summary: 'Jobs that failed for good, of the communities that the person manages.',
  auth: 'user',
  handler: async ({ req, scope }) => {
    refuseUnlessStaff(scope)
    return { jobs: await failedJobs(req, scope) }
  },
})

const retry = defineEndpoint({
  method: 'post',
  path: '/jobs/:id/retry',
  summary: 'Puts a failed job back into its queue.',
  auth: 'user',
  status: 200,
  params: z.object({ id: z.uuid() }),
  handler: ({ req, scope, params }) => {
    refuseUnlessStaff(scope)
    return retryJob(req, scope, params.id)
  },
})

export const jobEndpoints = [list, retry]
