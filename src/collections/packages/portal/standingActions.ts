'use server'

import { redirect } from 'next/navigation'
import { definePortalAction } from '@/kernel/portal/action'
import {
  removeStanding,
  removeStandingInput,
  saveStanding,
  standingInput,
} from '../operations/standing'

const pageOf = (slug: string, done: string) => `/c/${slug}/packages/for-the-desk?done=${done}`

export const saveStandingAction = definePortalAction({
  input: standingInput.omit({ tellAlso: true }),
  roles: [],
  handler: async ({ req, community, input, form }) => {
    const { tellAlso } = standingInput
      .pick({ tellAlso: true })
      .parse({ tellAlso: form.getAll('tellAlso') }, { reportInput: true })
    await saveStanding({ req, community: community.id, input: { ...input, tellAlso } })
    redirect(pageOf(community.slug, 'saved'))
  },
})

export const removeStandingAction = definePortalAction({
  input: removeStandingInput,
  roles: [],
  handler: async ({ req, community, input }) => {
    await removeStanding({ req, community: community.id, input })
    redirect(pageOf(community.slug, 'removed'))
  },
})
