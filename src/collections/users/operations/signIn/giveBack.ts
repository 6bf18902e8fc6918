import { beginAnew, takeBack } from '@/kernel/http/rateLimit/inOrder'
import type { Keys } from '@/kernel/http/rateLimit/inOrder'

/** A try is counted before the password is looked at, and given back where it was right. */
export const giveBackTries = async (keys: Keys): Promise<void> => {
  const isOwn = ([kind]: Keys[number]) => kind === 'ipAndAccount' || kind === 'device'
  await Promise.all([
    beginAnew('login', keys.filter(isOwn)),
    takeBack(
      'login',
      keys.filter((key) => !isOwn(key)),
    ),
  ])
}
