'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { countCodes, uncountInput } from '../../operations/shelfAudit/countCodes'
import { finishAudit } from '../../operations/shelfAudit/finishAudit'
import { settleIncident, settleInput } from '../../operations/shelfAudit/incidents'
import { cancelAudit, startAudit, startAuditInput } from '../../operations/shelfAudit/startAudit'

const one = z.object({ id: z.uuid() })

export const startAuditAction = definePortalAction({
  input: startAuditInput,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { shelf } }) => {
    const { id } = await startAudit({ req, community: community.id, shelf })
    redirect(`/c/${community.slug}/desk/shelves/${id}`)
  },
})

/** For a page without scripts: one code at a time. */
export const countAction = definePortalAction({
  input: uncountInput.extend(one.shape),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, code } }) => {
    await countCodes({ req, community, id, codes: [code] })
    redirect(`/c/${community.slug}/desk/shelves/${id}`)
  },
})

export const finishAuditAction = definePortalAction({
  input: one,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await finishAudit({ req, community: community.id, id })
    redirect(`/c/${community.slug}/desk/shelves/${id}`)
  },
})

export const cancelAuditAction = definePortalAction({
  input: one,
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await cancelAudit({ req, community: community.id, id })
    redirect(`/c/${community.slug}/desk/shelves`)
  },
})

export const settleAction = definePortalAction({
  input: settleInput.extend(one.shape),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, ...input } }) => {
    await settleIncident({ req, community: community.id, id, input })
    revalidatePath(`/c/${community.slug}/desk`, 'layout')
    return undefined
  },
})
