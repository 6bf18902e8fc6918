import type { Payload, PayloadRequest } from 'payload'
import { inTransaction } from '../database/transaction'
import { log } from '../log'
import { communityRequest } from '../tenancy/system'

/**
 * Works through communities one after another, each in a transaction of its own. What fails in one is
 * logged and tried again at the next time; the others do not wait for it.
 * @returns how much was done.
 */
export const inEachCommunity = async (
  payload: Payload,
  {
    communities,
    reason,
    work,
  }: {
    communities: readonly string[]
    reason: string
    work: (req: PayloadRequest, community: string) => Promise<number>
  },
): Promise<number> => {
  let done = 0
  for (const community of communities) {
    try {
      const req = await communityRequest(payload, community, reason)
      done += await inTransaction(req, () => work(req, community))
    } catch (err) {
      log().error({ err, community, msg: `a community was left out of its turn: ${reason}` })
    }
  }
  return done
}
