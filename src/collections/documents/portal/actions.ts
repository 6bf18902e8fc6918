'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { confirmDocument, confirmInput, followDocument } from '../operations/own'

const one = z.object({ id: z.uuid() })

export const followAction = definePortalAction({
  input: one.extend({ following: z.enum(['yes', 'no']) }),
  roles: [],
  handler: async ({ req, community, input: { id, following } }) => {
    await followDocument({ req, community, id, isFollowing: following === 'yes' })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const confirmAction = definePortalAction({
  input: confirmInput.extend({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input: { id, ...input } }) => {
    await confirmDocument({ req, community, id, input })
    revalidatePath('/', 'layout')
    return undefined
  },
})
