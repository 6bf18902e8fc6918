'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { endFeed, makeFeed } from '../operations/calendarFeed'

const nothing = z.object({})

export const makeFeedAction = definePortalAction({
  input: nothing,
  roles: [],
  handler: ({ req, community }) => makeFeed({ req, community: community.id }),
})

export const endFeedAction = definePortalAction({
  input: nothing,
  roles: [],
  handler: async ({ req, community }) => {
    await endFeed({ req, community: community.id })
    revalidatePath(`/c/${community.slug}/announcements/calendar`)
    return { ended: 'yes' }
  },
})
