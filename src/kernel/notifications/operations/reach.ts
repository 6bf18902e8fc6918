import type { PayloadRequest } from 'payload'
import { offeredAdapters } from '../channels/registry'
import type { ChannelAdapter } from '../channels/channel'
import { noticePorts, type CommunityRules } from '../ports'

/** Channels over which the person who asks can be reached: the others have no address of theirs. */
export const reachableChannels = async (
  req: PayloadRequest,
): Promise<ReadonlySet<ChannelAdapter['channel']>> => {
  const me = req.user?.id ?? ''
  const found = new Set<ChannelAdapter['channel']>()
  for (const adapter of offeredAdapters()) {
    const people = await adapter.reachable(req, [me])
    if (people.has(me)) found.add(adapter.channel)
  }
  return found
}

/** How what can wait comes together for those who chose nothing. */
export const communityDigest = async (
  req: PayloadRequest,
  community: string,
): Promise<CommunityRules['digest']> => (await noticePorts().rulesOf(req, community)).digest
