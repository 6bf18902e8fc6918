'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { ENTRY_KINDS } from '../domain/entries'
import { listingInput, saveListing } from '../operations/directory'
import { removeEntry, saveEntry } from '../operations/entries'
import { endHouseholdMembership, livingInput, saveLiving } from '../operations/people'

const homeOf = (slug: string, said: string) => `/c/${slug}/settings/household?done=${said}`

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  )

export const saveEntryAction = definePortalAction({
  input: z.object({
    entry: z.enum(ENTRY_KINDS),
    id: z.uuid().optional(),
    unit: z.union([z.literal(''), z.uuid()]),
  }),
  roles: [],
  handler: async ({ req, community, input: { entry, id, unit }, form }) => {
    await saveEntry({ req, community, kind: entry, id, unit, values: textsOf(form) })
    redirect(homeOf(community.slug, 'saved'))
  },
})

export const removeEntryAction = definePortalAction({
  input: z.object({ entry: z.enum(ENTRY_KINDS), id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input }) => {
    await removeEntry({ req, kind: input.entry, id: input.id })
    redirect(homeOf(community.slug, 'removed'))
  },
})

export const saveLivingAction = definePortalAction({
  input: livingInput,
  roles: [],
  handler: async ({ req, community, input }) => {
    await saveLiving({ req, community: community.id, input })
    redirect(homeOf(community.slug, 'saved'))
  },
})

export const endMembershipAction = definePortalAction({
  input: z.object({ membership: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input }) => {
    await endHouseholdMembership({ req, community: community.id, ...input })
    redirect(homeOf(community.slug, 'ended'))
  },
})

export const saveListingAction = definePortalAction({
  input: listingInput,
  roles: [],
  handler: async ({ req, community, input }) => {
    await saveListing({ req, community: community.id, input })
    revalidatePath(`/c/${community.slug}`, 'layout')
    return undefined
  },
})
