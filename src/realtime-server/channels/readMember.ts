import { z } from 'zod'
import type { SignedInUser } from '../connection.ts'
import { isUserId } from '../protocol/channelNames.ts'
import { parseJson, toJson } from '../protocol/json.ts'
import { byteLength, LIMITS } from '../protocol/limits.ts'
import type { Members } from './members.ts'

export interface Member {
  id: string
  info: unknown
}

interface Refusal {
  type: 'AuthError' | 'LimitReached'
  error: string
  status: number
}

/** Many servers sign a numeric id. */
const channelData = z.object({
  user_id: z.union([z.string(), z.number()]).transform(String),
  user_info: z.unknown().optional(),
})

const readIdentity = (
  signed: string | null | undefined,
  user: SignedInUser | undefined,
): Member | undefined => {
  if (signed === null || signed === undefined) return user && { id: user.id, info: user.info }
  const { data } = channelData.safeParse(parseJson(signed))
  return data && { id: data.user_id, info: data.user_info }
}

/** Who joins a presence channel: the signed channel data decide, else the signed-in person. */
export const readMember = (asked: {
  channelData: string | null | undefined
  user: SignedInUser | undefined
  members: Members | undefined
}): Member | Refusal => {
  const member = readIdentity(asked.channelData, asked.user)
  if (!member || !isUserId(member.id)) {
    return { type: 'AuthError', error: 'No valid user id in the channel data', status: 401 }
  }
  if (byteLength(toJson(member.info)) > LIMITS.userInfoBytes) {
    return { type: 'LimitReached', error: 'The user info is too large', status: 413 }
  }
  const { members } = asked
  if (members && members.size >= LIMITS.presenceMembers && !members.has(member.id)) {
    return { type: 'LimitReached', error: 'The channel has its most members', status: 403 }
  }
  return member
}
