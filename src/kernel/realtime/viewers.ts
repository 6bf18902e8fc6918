import { z } from 'zod'
import { log } from '../log'
import { pusher } from './pusher'

const answer = z.object({ users: z.array(z.object({ id: z.string() })) })

/**
 * Who is in a presence channel now. Nobody where the realtime server does not answer: whoever asks
 * decides by it whether somebody still has to be told.
 */
export const viewersOf = async (channel: string): Promise<ReadonlySet<string>> => {
  try {
    const response = await pusher().get({ path: `/channels/${channel}/users` })
    const text = await response.text()
    if (!response.ok) return new Set()
    return new Set(answer.parse(JSON.parse(text)).users.map(({ id }) => id))
  } catch (error) {
    log().warn({ err: error, msg: 'viewers of a channel are not known' })
    return new Set()
  }
}
