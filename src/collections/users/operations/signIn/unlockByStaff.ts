import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import { unlockSignIn } from './unlockSignIn'

/**
 * Has failed tries on somebody's account count anew, by the management of a community of theirs.
 * @throws AppError 404 for somebody who never belonged to it.
 */
export const unlockByStaff = async (
  req: PayloadRequest,
  { community, person }: { community: string; person: string },
): Promise<void> => {
  const members = await identity().everMembers(req, community, [person])
  if (![...members].includes(person)) throw notFound()
  await inTransaction(req, async () => {
    await unlockSignIn(req, person)
    await audit(req, {
      community,
      action: 'sign-in.unlocked',
      subject: { collection: 'users', id: person },
    })
  })
}
