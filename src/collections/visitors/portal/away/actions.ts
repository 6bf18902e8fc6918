'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { definePortalAction } from '@/kernel/portal/action'
import { absenceInput, endAbsence, sayAway } from '../../operations/absences'

const pageOf = (slug: string) => `/c/${slug}/visitors/away`

export const sayAwayAction = definePortalAction({
  input: absenceInput,
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input }) => {
    await sayAway({ req, community, now: systemClock.now() }, input)
    redirect(pageOf(community.slug))
  },
})

export const endAbsenceAction = definePortalAction({
  input: z.object({ id: z.uuid() }),
  roles: RESIDENT_ROLES,
  handler: async ({ req, community, input: { id } }) => {
    await endAbsence({ req, community }, id)
    revalidatePath(pageOf(community.slug))
    return undefined
  },
})
