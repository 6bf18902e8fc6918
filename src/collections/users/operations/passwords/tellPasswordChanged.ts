import type { Payload } from 'payload'
import { formatInstant } from '../mail/formatInstant'
import { mailAccount } from '../mail/mailAccount'
import { personById } from '../mail/personById'

/** Tells a person that their password is another one now, at the address that they have. */
export const tellPasswordChanged = async (
  payload: Payload,
  { userId, at }: { userId: string; at: string },
): Promise<void> => {
  const person = await personById(payload, userId)
  if (!person) return
  await mailAccount({
    kind: 'passwordChanged',
    to: person,
    path: '/forgot-password',
    key: `${userId}.${at}`,
    facts: [formatInstant(at, person.locale)],
  })
}
