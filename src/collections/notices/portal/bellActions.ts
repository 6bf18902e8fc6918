'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { acknowledgeNotice, readNotices } from '@/kernel/notifications/operations/read'
import { definePortalAction } from '@/kernel/portal/action'

/** One notice, or all of the community where none is named. */
export const readAction = definePortalAction({
  input: z.object({ id: z.uuid().optional() }),
  roles: [],
  handler: async ({ req, community, input: { id } }) => {
    await readNotices(req, id === undefined ? { community: community.id } : { ids: [id] })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const acknowledgeAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, input: { id } }) => {
    await acknowledgeNotice(req, id)
    revalidatePath('/', 'layout')
    return undefined
  },
})
