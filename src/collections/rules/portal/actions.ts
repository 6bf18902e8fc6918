'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { acknowledgeVersion } from '../operations/own'

export const acknowledgeAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input: { id } }) => {
    await acknowledgeVersion({ req, community, id })
    // The page, and how many ask wherever that stands.
    revalidatePath('/', 'layout')
    return undefined
  },
})
