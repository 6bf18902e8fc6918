import type { ReactElement } from 'react'
import type { PayloadRequest } from 'payload'
import type { EventDefinition } from '../events/event'
import type { CommunityIdentity, Person } from '../identity'

/** What a kind of notice gets to work with when a recipient is written to. */
export interface NoticeContext<Data> {
  /** Works for the community, and reaches its rows. */
  req: PayloadRequest
  data: Data
  community: CommunityIdentity
  person: Person
  /** Absolute address of a path of the portal, e.g. `/c/<slug>/packages`. */
  url: (path: string) => string
}

export interface RenderedEmail {
  subject: string
  body: ReactElement
}

/**
 * A kind of notice. The audience is asked when the event is handled, with the memberships of that
 * moment, so a person who has left meanwhile gets nothing.
 */
export interface NotificationKind<Data = unknown> {
  kind: string
  event: EventDefinition<Data>
  audience: (args: { req: PayloadRequest; community: string; data: Data }) => Promise<Person[]>
  /** null: there is nothing left to say (the parcel was collected meanwhile). */
  email: (context: NoticeContext<Data>) => Promise<RenderedEmail | null>
  /** Called once the first recipient was told. */
  afterSent?: (args: {
    req: PayloadRequest
    community: string
    data: Data
    at: Date
  }) => Promise<void>
}

/** A kind whose data has been parsed already; how the registry holds kinds of many events. */
export interface AnyNotificationKind {
  kind: string
  eventType: string
  audience: (args: { req: PayloadRequest; community: string; data: unknown }) => Promise<Person[]>
  email: (context: NoticeContext<unknown>) => Promise<RenderedEmail | null>
  afterSent?: (args: {
    req: PayloadRequest
    community: string
    data: unknown
    at: Date
  }) => Promise<void>
}

/** Closes a kind over its event's schema, so that kinds of different data fit in one list. */
export const defineNotification = <Data>(kind: NotificationKind<Data>): AnyNotificationKind => {
  const parse = (data: unknown) => kind.event.data.parse(data)
  const { afterSent } = kind
  return {
    kind: kind.kind,
    eventType: kind.event.type,
    audience: (args) => kind.audience({ ...args, data: parse(args.data) }),
    email: (context) => kind.email({ ...context, data: parse(context.data) }),
    ...(afterSent && { afterSent: (args) => afterSent({ ...args, data: parse(args.data) }) }),
  }
}
