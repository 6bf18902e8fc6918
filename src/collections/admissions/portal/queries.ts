import 'server-only'
import { isAppError } from '@/kernel/errors'
import { problemOf } from '@/kernel/http/errorShape'
import { pageRequest } from '@/kernel/portal/request'
import { userChannel } from '@/kernel/realtime/channels'
import { findInvitation } from '../operations/invitations/findInvitation'
import type { OpenInvitation } from '../operations/invitations/findInvitation'
import { findCommunities, openCommunity } from '../operations/registration/findCommunities'
import { ownRequests } from '../operations/registration/ownRequests'

/** The invitation behind a link; null where it does not open. */
export const invitationFor = async (secret: string): Promise<OpenInvitation | null> => {
  try {
    return await findInvitation(await pageRequest(), secret)
  } catch (error) {
    if (isAppError(error) && problemOf(error)?.status === 410) return null
    throw error
  }
}

export const searchCommunities = async (text: string) => findCommunities(await pageRequest(), text)

export const communityToJoin = async (slug: string) => openCommunity(await pageRequest(), slug)

export const myRequests = async () => ownRequests(await pageRequest())

/** What the account has proved so far. */
export const ownProofs = async () => {
  const { user } = await pageRequest()
  const { email = '', emailVerifiedAt, phone, phoneVerifiedAt } = user ?? {}
  return {
    email,
    isEmailVerified: typeof emailVerifiedAt === 'string',
    phone: typeof phoneVerifiedAt === 'string' ? (phone ?? null) : null,
  }
}

/** Where a person who waits hears of the answer. */
export const ownChannels = (person: string): string[] => [userChannel(person)]
