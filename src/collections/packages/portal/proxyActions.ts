'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { definePortalAction } from '@/kernel/portal/action'
import { nameProxy, proxyInput, revokeProxy } from '../operations/proxies'

const pageOf = (slug: string) => `/c/${slug}/packages/someone-else`

export const nameProxyAction = definePortalAction({
  input: proxyInput.omit({ parcels: true }),
  roles: [],
  handler: async ({ req, community, input, form }) => {
    const { parcels } = proxyInput
      .pick({ parcels: true })
      .parse({ parcels: form.getAll('parcels') }, { reportInput: true })
    const { link } = await nameProxy({ req, community, input: { ...input, parcels } })
    revalidatePath(pageOf(community.slug))
    return { name: input.name, link }
  },
})

export const revokeProxyAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input }) => {
    await revokeProxy({ req, community, id: input.id })
    redirect(`${pageOf(community.slug)}?done=revoked`)
  },
})
