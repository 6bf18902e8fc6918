import { LIMITS } from './limits.ts'

/** Letters, digits and the seven signs that the protocol allows. */
const NAME = /^[A-Za-z0-9_\-=@,.;]+$/
const SERVER_TO_USER = '#server-to-user-'
const CACHE = /^(?:private-encrypted-|private-|presence-)?cache-/
/** Control characters would break log lines and webhook consumers. */
const USER_ID = /^\P{Cc}+$/u

export interface ChannelTraits {
  kind: 'public' | 'private' | 'presence' | 'server-to-user'
  isEncrypted: boolean
  isCache: boolean
}

export const isUserId = (id: string): boolean =>
  id.length <= LIMITS.userIdLength && USER_ID.test(id)

export const serverToUserChannel = (userId: string): string => `${SERVER_TO_USER}${userId}`

const kindOf = (name: string): ChannelTraits['kind'] => {
  if (name.startsWith('private-')) return 'private'
  return name.startsWith('presence-') ? 'presence' : 'public'
}

/** What a name promises; undefined for a name that no channel may have. */
export const traitsOf = (name: string): ChannelTraits | undefined => {
  if (name.startsWith(SERVER_TO_USER)) {
    return isUserId(name.slice(SERVER_TO_USER.length))
      ? { kind: 'server-to-user', isEncrypted: false, isCache: false }
      : undefined
  }
  if (name.length > LIMITS.channelNameLength || !NAME.test(name)) return undefined
  return {
    kind: kindOf(name),
    isEncrypted: name.startsWith('private-encrypted-'),
    isCache: CACHE.test(name),
  }
}
