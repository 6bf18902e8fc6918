'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { settleConflict, settleInput } from '../../operations/offline/conflicts'

export const settleConflictAction = definePortalAction({
  input: settleInput.extend({ id: z.uuid() }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, note } }) => {
    await settleConflict({ req, community: community.id, id, note })
    revalidatePath(`/c/${community.slug}/gate`, 'layout')
    return undefined
  },
})
