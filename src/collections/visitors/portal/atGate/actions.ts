'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { ANSWERS } from '../../domain/ask'
import { answerAsk } from '../../operations/asks/answer'

export const answerAskAction = definePortalAction({
  input: z.object({ id: z.uuid(), answer: z.enum(ANSWERS) }),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input: { id, answer } }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => answerAsk(place, { visit: id, answer }))
    revalidatePath(`/c/${community.slug}/visitors`, 'layout')
    return undefined
  },
})
