import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

const request = z.object({ requestId: z.uuid(), personId: z.uuid() })

/** A request waits for management. */
export const joinRequestWaiting = defineEvent('join-request.waiting', request)
/** It was decided, corrected or withdrawn. */
export const joinRequestChanged = defineEvent('join-request.changed', request)
