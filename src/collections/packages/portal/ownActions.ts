'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { disownInput, disownParcel } from '../operations/disownParcel'
import { expectedInput, whereIsIt } from '../operations/whereIsIt'

export const disownAction = definePortalAction({
  input: disownInput.extend({ id: z.uuid() }),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input: { id, note } }) => {
    await disownParcel({ req, community: community.id, id, input: { note } })
    redirect(`/c/${community.slug}/packages?done=given-back`)
  },
})

export const whereIsItAction = definePortalAction({
  input: expectedInput,
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input }) => {
    const base = `/c/${community.slug}`
    const found = await whereIsIt({ req, community: community.id, input })
    const { outcome, parcel, conversation } = found
    const href =
      outcome === 'asked'
        ? `${base}/messages/${conversation ?? ''}`
        : `${base}/packages/${parcel ?? ''}`
    return { outcome, href }
  },
})
