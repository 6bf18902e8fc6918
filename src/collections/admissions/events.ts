import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

const request = z.object({ requestId: z.uuid(), personId: z.uuid() })

/** A request waits for management. */
export const joinRequestWaiting = defineEvent('join-request.waiting', request)
/** It was decided, corrected or withdrawn. */
export const joinRequestChanged = defineEvent('join-request.changed', request)

const invitation = z.object({ invitationId: z.uuid(), askerId: z.uuid() })

/** The desk or a household asked for an invitation, and management is to say yes or no. */
export const invitationWaiting = defineEvent('invitation.waiting', invitation)
/** Management said so. */
export const invitationDecided = defineEvent('invitation.decided', invitation)
/** It was taken back, sent, printed or accepted: whoever looks at it looks again. */
export const invitationChanged = defineEvent('invitation.changed', invitation)
