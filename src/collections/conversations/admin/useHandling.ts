'use client'

import type Pusher from 'pusher-js'
import { useEffect, useRef, useState } from 'react'

interface Members {
  members: Record<string, { name?: string } | null>
}

export interface Handling {
  /** Names of others of the staff who have the conversation open. */
  viewing: string[]
  /** Those of them who write an answer now. */
  answering: string[]
  /** Tells them that the person writes; as often as one likes. */
  sayAnswering: () => void
}

const ANSWERING = 'client-answering'
const SAY_EVERY_MS = 3000
const EXPIRES_MS = 6000

/** Channel of the staff about one matter; `channels.ts` has its gate. */
const channelOf = (id: string) => `presence-handling-${id}`

const NOBODY: ReadonlyMap<string, string> = new Map()

/** Who else of the staff looks at a conversation or answers it, so that two do not do so unknowingly. */
export const useHandling = (client: Pusher | null, id: string, me: string): Handling => {
  const [others, setOthers] = useState(NOBODY)
  const [writing, setWriting] = useState<ReadonlySet<string>>(new Set())
  const last = useRef(0)

  useEffect(() => {
    if (!client) return undefined
    const name = channelOf(id)
    const channel = client.subscribe(name)
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const stop = (user: string) => {
      clearTimeout(timers.get(user))
      timers.delete(user)
      setWriting(new Set(timers.keys()))
    }
    channel.bind('pusher:subscription_succeeded', ({ members }: Members) => {
      setOthers(
        new Map(
          Object.entries(members).flatMap(([user, info]) =>
            user === me ? [] : [[user, info?.name ?? '']],
          ),
        ),
      )
    })
    channel.bind('pusher:member_added', (member: { id: string; info?: { name?: string } }) => {
      if (member.id === me) return
      setOthers((held) => new Map([...held, [member.id, member.info?.name ?? '']]))
    })
    channel.bind('pusher:member_removed', ({ id: user }: { id: string }) => {
      setOthers((held) => new Map([...held].filter(([other]) => other !== user)))
      stop(user)
    })
    channel.bind(ANSWERING, (_data: unknown, sender?: { user_id?: string }) => {
      const user = sender?.user_id
      if (user === undefined || user === me) return
      clearTimeout(timers.get(user))
      timers.set(
        user,
        setTimeout(() => stop(user), EXPIRES_MS),
      )
      setWriting(new Set(timers.keys()))
    })
    return () => {
      for (const timer of timers.values()) clearTimeout(timer)
      channel.unbind_all()
      client.unsubscribe(name)
      setOthers(NOBODY)
      setWriting(new Set())
    }
  }, [client, id, me])

  const sayAnswering = () => {
    if (!client || Date.now() - last.current < SAY_EVERY_MS) return
    last.current = Date.now()
    client.channel(channelOf(id)).trigger(ANSWERING, {})
  }
  const named = [...others]
  return {
    viewing: named.flatMap(([user, name]) => (writing.has(user) ? [] : [name])),
    answering: named.flatMap(([user, name]) => (writing.has(user) ? [name] : [])),
    sayAnswering,
  }
}
