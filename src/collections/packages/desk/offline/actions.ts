'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { revokeDevice } from '@/kernel/devices/operations'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { settleConflict, settleInput } from '../../operations/offline/conflicts'

const one = z.object({ id: z.uuid() })

export const revokeDeviceAction = definePortalAction({
  input: one,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await revokeDevice({ req, community: community.id, id })
    redirect(`/c/${community.slug}/desk/devices`)
  },
})

export const settleConflictAction = definePortalAction({
  input: settleInput.extend(one.shape),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, note } }) => {
    await settleConflict({ req, community: community.id, id, note })
    revalidatePath(`/c/${community.slug}/desk`, 'layout')
    return undefined
  },
})
