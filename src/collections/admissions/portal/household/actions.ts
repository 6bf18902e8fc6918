'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import {
  householdInput,
  inviteToHousehold,
  withdrawHousehold,
} from '../../operations/invitations/inviteToHousehold'
import { formWays } from '../../operations/invitations/walkIn'

const householdOf = (slug: string, said: string) => `/c/${slug}/settings/household?done=${said}`

export const inviteToHouseholdAction = definePortalAction({
  input: householdInput.extend(formWays),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input }) => {
    const { state } = await inviteToHousehold(req, { community: community.id, input })
    redirect(householdOf(community.slug, state === 'waiting' ? 'asked' : 'invited'))
  },
})

export const withdrawHouseholdAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input }) => {
    await withdrawHousehold(req, { community: community.id, id: input.id })
    redirect(householdOf(community.slug, 'withdrawn'))
  },
})
