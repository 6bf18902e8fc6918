'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import {
  leaveShift,
  shiftInput,
  takeOverInput,
  takeShiftOver,
  withdrawShift,
} from '../../operations/shift/shiftHandovers'

const one = z.object({ id: z.uuid() })

/** A box that is ticked sends `on`, one that is not sends nothing. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const leaveShiftAction = definePortalAction({
  input: shiftInput,
  roles: DESK_ROLES,
  handler: async ({ req, community, input }) => {
    await leaveShift({ req, community: community.id, input })
    revalidatePath(`/c/${community.slug}/desk`, 'layout')
    return undefined
  },
})

export const takeOverAction = definePortalAction({
  input: takeOverInput.extend({ ...one.shape, hasRead: ticked }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, ...input } }) => {
    await takeShiftOver({ req, community: community.id, id, input })
    redirect(`/c/${community.slug}/desk/shift?taken=yes`)
  },
})

export const withdrawShiftAction = definePortalAction({
  input: one,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await withdrawShift({ req, community: community.id, id })
    redirect(`/c/${community.slug}/desk/shift`)
  },
})
