'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { changeTime, revokeInvitation } from '../operations/changeInvitation'
import { invite, inviteInput, saidInput } from '../operations/invite'

const pageOf = (slug: string, id: string) => `/c/${slug}/visitors/${id}`

/** A box that is ticked sends `on`, one that is not sends nothing. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const inviteAction = definePortalAction({
  input: inviteInput.omit({ days: true }).extend({ comesAndGoes: ticked }),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input, form }) => {
    const { days } = inviteInput
      .pick({ days: true })
      .parse({ days: form.getAll('days') }, { reportInput: true })
    const now = systemClock.now()
    const { id } = await invite({ req, community, now }, { ...input, days })
    redirect(`${pageOf(community.slug, id)}?done=invited`)
  },
})

const one = z.object({ id: z.uuid() })

export const changeTimeAction = definePortalAction({
  input: saidInput.extend(one.shape),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input: { id, ...said } }) => {
    await changeTime({ req, community, now: systemClock.now() }, { id, said })
    redirect(`${pageOf(community.slug, id)}?done=changed`)
  },
})

export const revokeAction = definePortalAction({
  input: one,
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await revokeInvitation({ req, community: community.id, id })
    redirect(`${pageOf(community.slug, id)}?done=revoked`)
  },
})
