'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { PHOTO_MAX_BYTES } from '@/kernel/files/photo'
import { definePortalAction } from '@/kernel/portal/action'
import { undoClosing } from '../operations/changeState'
import { closeInput, forceClose } from '../operations/forceClose'
import { logPackage, parcelInput } from '../operations/logPackage'
import type { ParcelPhoto } from '../operations/logPackage'
import { matchInput, matchParcel } from '../operations/matchParcel'
import { moveInput, moveParcel } from '../operations/moveParcel'

const photoOf = async (form: FormData): Promise<ParcelPhoto | undefined> => {
  const file = form.get('photo')
  if (!(file instanceof File) || file.size === 0) return undefined
  if (file.size > PHOTO_MAX_BYTES) {
    throw new AppError({
      code: 'files.too-large',
      status: 413,
      field: 'photo',
      details: { max: PHOTO_MAX_BYTES / 1024 / 1024 },
    })
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
}

/** A box that is ticked sends `on`, one that is not sends nothing. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const logParcelAction = definePortalAction({
  input: parcelInput.extend({
    unit: z.string().default(''),
    unitLabel: z.string().optional(),
    isUnknown: ticked,
    isPerishable: ticked,
  }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { unitLabel, isUnknown, ...input }, form }) => {
    if (!isUnknown && !z.uuid().safeParse(input.unit).success) {
      throw new AppError({ code: 'packages.choose-unit', status: 400, field: 'unitLabel' })
    }
    const photo = await photoOf(form)
    const unit = isUnknown ? null : input.unit
    await logPackage({ req, community: community.id, input: { ...input, unit }, photo })
    return { unit: unitLabel ?? '', isUnknown: isUnknown ? 'yes' : 'no' }
  },
})

const one = z.object({ id: z.uuid() })

export const moveAction = definePortalAction({
  input: moveInput.extend(one.shape),
  roles: DESK_ROLES,
  handler: async ({ req, community, input }) => {
    const { shelf } = await moveParcel({ req, community: community.id, ...input })
    revalidatePath(`/c/${community.slug}/desk`, 'layout')
    return { shelf }
  },
})

export const matchAction = definePortalAction({
  input: matchInput.extend({ ...one.shape, unit: z.string() }),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, ...input } }) => {
    if (!z.uuid().safeParse(input.unit).success) {
      throw new AppError({ code: 'packages.choose-unit', status: 400, field: 'unitLabel' })
    }
    await matchParcel({ req, community: community.id, id, input })
    redirect(`/c/${community.slug}/desk/packages/${id}`)
  },
})

export const closeAction = definePortalAction({
  input: closeInput.extend(one.shape),
  roles: DESK_ROLES,
  handler: async ({ req, community, input: { id, ...input } }) => {
    await forceClose({ req, community: community.id, id, input })
    redirect(`/c/${community.slug}/desk/packages/${id}`)
  },
})

export const undoAction = definePortalAction({
  input: one,
  roles: DESK_ROLES,
  handler: async ({ req, community, input }) => {
    await undoClosing({ req, community: community.id, id: input.id })
    redirect(`/c/${community.slug}/desk/packages/${input.id}`)
  },
})
