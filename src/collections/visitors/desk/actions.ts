'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { checkAtGate } from '../operations/checkAtGate'
import { revokeInvitation } from '../operations/changeInvitation'
import { enter, ENTRY_METHODS, leave } from '../operations/comeAndGo'
import { answerHold } from '../operations/holds'
import { checkedWords, enteredWords, heldWords, leftWords } from './words'

const pageOf = (slug: string) => `/c/${slug}/gate`

export const checkAction = definePortalAction({
  input: z.object({ typed: z.string().trim().min(1).max(400) }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { typed } }) => {
    const now = systemClock.now()
    const checked = await inTransaction(req, () => checkAtGate({ req, community, now }, typed))
    if (checked.reason === 'held') revalidatePath(pageOf(community.slug))
    return checkedWords(req, community, checked)
  },
})

/** The gate is empty where the community has named none. */
const gateField = z.union([z.literal(''), z.uuid()]).default('')

export const enterAction = definePortalAction({
  input: z.object({
    id: z.uuid(),
    name: z.string().max(120).default(''),
    method: z.enum(ENTRY_METHODS).default('list'),
    gate: gateField,
  }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, name, method, gate } }) => {
    const now = systemClock.now()
    const outcome = await inTransaction(req, () =>
      enter({ req, community: community.id, now }, { id, method, gate: gate === '' ? null : gate }),
    )
    revalidatePath(pageOf(community.slug))
    return outcome === 'held' ? heldWords(req, name) : enteredWords(req, community, { name, now })
  },
})

export const leaveAction = definePortalAction({
  input: z.object({ id: z.uuid(), name: z.string().max(120).default('') }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, name } }) => {
    const now = systemClock.now()
    await inTransaction(req, () => leave({ req, community: community.id, now }, id))
    revalidatePath(pageOf(community.slug))
    return leftWords(req, name)
  },
})

export const answerHoldAction = definePortalAction({
  input: z.object({ id: z.uuid(), answer: z.enum(['allowed', 'denied']) }),
  roles: ['manager'],
  handler: async ({ req, community, input }) => {
    await inTransaction(req, () => answerHold({ req, community: community.id }, input))
    revalidatePath(pageOf(community.slug))
    return undefined
  },
})

export const revokeAtGateAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: ['manager'],
  handler: async ({ req, community, input: { id } }) => {
    await revokeInvitation({ req, community: community.id, id })
    revalidatePath(pageOf(community.slug))
    return undefined
  },
})
