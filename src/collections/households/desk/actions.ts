'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { look, lookInput } from '../operations/looks'

const peopleOf = (slug: string) => `/c/${slug}/desk/people`

/** Says why, and opens the card of a unit. */
export const lookAtUnitAction = definePortalAction({
  input: lookInput.extend({ unit: z.uuid() }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { unit, ...input } }) => {
    await look({ req, community: community.id, unit, input })
    redirect(`${peopleOf(community.slug)}/${unit}`)
  },
})

/** Says why, and opens the register of assistance. */
export const lookAtRegisterAction = definePortalAction({
  input: lookInput,
  roles: DESK_ROLES,
  handler: async ({ req, community, input }) => {
    await look({ req, community: community.id, unit: null, input })
    redirect(`${peopleOf(community.slug)}/register`)
  },
})
