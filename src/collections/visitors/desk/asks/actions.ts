'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { ANSWERS } from '../../domain/ask'
import { handleAlarm, handleAlarmInput } from '../../operations/alarms'
import { announceAtGate, announceInput } from '../../operations/asks/announce'
import { decideAtGate } from '../../operations/asks/answer'

const pageOf = (slug: string) => `/c/${slug}/gate`

export const announceAction = definePortalAction({
  input: announceInput,
  roles: DESK_ROLES,
  handler: async ({ req, community, input }) => {
    await announceAtGate({ req, community, now: systemClock.now() }, input)
    redirect(`${pageOf(community.slug)}${input.gate === '' ? '' : `?gate=${input.gate}`}`)
  },
})

export const decideAction = definePortalAction({
  input: z.object({ id: z.uuid(), answer: z.enum(ANSWERS) }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, answer } }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => decideAtGate(place, { visit: id, answer }))
    revalidatePath(pageOf(community.slug))
    return undefined
  },
})

export const handleAlarmAction = definePortalAction({
  input: handleAlarmInput.extend({ id: z.uuid() }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, ...said } }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => handleAlarm(place, id, said))
    revalidatePath(pageOf(community.slug))
    return undefined
  },
})
