'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { definePortalAction } from '@/kernel/portal/action'
import { rolesIn } from '@/kernel/tenancy/scope'
import { formWays, walkIn, walkInInput } from '../operations/invitations/walkIn'
import { unitCalled } from '../operations/requests/compareRequest'

/** Writes down who stands at the desk. Without JavaScript the unit comes as it was typed. */
export const walkInAction = definePortalAction({
  input: walkInInput.extend({
    ...formWays,
    unit: z.string().max(64).default(''),
    unitLabel: z.string().max(120).default(''),
  }),
  roles: DESK_ROLES,
  handler: async ({ req, scope, community, input: { unitLabel, ...input } }) => {
    const isChosen = z.uuid().safeParse(input.unit).success
    const unit = isChosen ? input.unit : await unitCalled(req, community.id, unitLabel)
    if (unit === null) {
      throw new AppError({ code: 'admissions.choose-unit', status: 400, field: 'unitLabel' })
    }
    const { id, state, channel, isNew } = await walkIn(req, {
      community: community.id,
      isManager: rolesIn(scope, community.id).includes('manager'),
      input: { ...input, unit },
    })
    revalidatePath(`/c/${community.slug}/desk/residents`, 'layout')
    const way = channel === 'sms' ? input.phone : input.email
    return {
      id,
      outcome: state === 'waiting' ? 'waiting' : channel,
      name: input.name,
      way: way ?? '',
      isNew: isNew ? 'yes' : '',
    }
  },
})
