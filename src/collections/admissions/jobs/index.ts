import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { MATCH_REQUEST, SEND_DECISION, SEND_INVITATION } from '../slugs'

const invitation = z.object({ id: z.uuid(), community: z.uuid(), edition: z.number().int() })
const request = z.object({ id: z.uuid(), community: z.uuid() })

export const sendInvitationJob: JobDefinition = {
  name: SEND_INVITATION,
  input: invitation,
  handler: async () => {
    const { sendInvitation } = await import('../operations/invitations/sendInvitation')
    return ({ payload, data }) => sendInvitation(payload, invitation.parse(data))
  },
}

export const matchRequestJob: JobDefinition = {
  name: MATCH_REQUEST,
  input: request,
  handler: async () => {
    const { matchRequest } = await import('../operations/requests/matchRequest')
    return ({ payload, data }) => matchRequest(payload, request.parse(data))
  },
}

export const sendDecisionJob: JobDefinition = {
  name: SEND_DECISION,
  input: request,
  handler: async () => {
    const { sendDecision } = await import('../operations/requests/sendDecision')
    return ({ payload, data }) => sendDecision(payload, request.parse(data))
  },
}
