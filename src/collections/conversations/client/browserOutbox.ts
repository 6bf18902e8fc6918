'use client'

import { conversationsApi } from './api'
import { Outbox, outboxPrefix } from './outbox'

export interface OutboxOf {
  /** Id and slug of the community. */
  community: { id: string; slug: string }
  /** Id of the person. */
  person: string
}

let current: { prefix: string; outbox: Outbox; end: () => void } | undefined

const open = ({ community }: OutboxOf, prefix: string) => {
  const api = conversationsApi(community.slug)
  const outbox = new Outbox(prefix, {
    storage: window.localStorage,
    locks:
      'locks' in navigator
        ? {
            request: async (name, run) => {
              await navigator.locks.request(name, run)
            },
          }
        : undefined,
    send: ({ conversation, clientId, body, replyTo, attachments }) =>
      api.send(conversation, {
        clientId,
        body,
        replyTo,
        attachments: attachments.map(({ id }) => id),
      }),
  })
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) outbox.heard()
  }
  const onOnline = () => void outbox.flush()
  window.addEventListener('storage', onStorage)
  window.addEventListener('online', onOnline)
  void outbox.flush()
  return {
    prefix,
    outbox,
    end: () => {
      window.removeEventListener('storage', onStorage)
      window.removeEventListener('online', onOnline)
      outbox.stop()
    },
  }
}

/** The one outbox of a page: what it finds from before is sent at once. */
export const browserOutbox = (of: OutboxOf): Outbox => {
  const prefix = outboxPrefix(of.community.id, of.person)
  if (current?.prefix !== prefix) {
    current?.end()
    current = open(of, prefix)
  }
  return current.outbox
}
