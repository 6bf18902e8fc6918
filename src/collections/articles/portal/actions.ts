'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { answerArticle } from '../operations/answers'

export const answerAction = definePortalAction({
  input: z.object({ id: z.uuid(), helpful: z.enum(['yes', 'no']) }),
  roles: [],
  handler: async ({ req, community, input: { id, helpful } }) => {
    await answerArticle({ req, community: community.id, id, isHelpful: helpful === 'yes' })
    revalidatePath('/', 'layout')
    return undefined
  },
})
