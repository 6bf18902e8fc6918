import type { CollectionBeforeChangeHook } from 'payload'
import { hasSecondStep } from '@/collections/users/public'
import { AppError } from '@/kernel/errors'
import type { Community } from '@/payload-types'

/** Whoever asks staff for a second step has one, or they would lock themselves out with a click. */
export const ownSecondStepFirst: CollectionBeforeChangeHook<Community> = async ({
  data,
  originalDoc,
  req,
}) => {
  const isTurnedOn =
    data.security?.staffNeedSecondFactor === true &&
    originalDoc?.security?.staffNeedSecondFactor !== true
  if (isTurnedOn && req.user && !(await hasSecondStep(req, req.user.id))) {
    throw new AppError({
      code: 'communities.own-second-step-first',
      status: 409,
      field: 'security.staffNeedSecondFactor',
    })
  }
  return data
}
