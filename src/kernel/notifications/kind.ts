import type { ReactElement } from 'react'
import type { PayloadRequest } from 'payload'
import type { EventDefinition } from '../events/event'
import type { CommunityIdentity, Person } from '../identity'
import type { Channel, LadderStep, Urgency } from './domain/words'

/** A person whom a kind concerns, and as what. */
export interface Recipient extends Person {
  /** The unit that it is about for them; the list of those who were not reached is sorted by it. */
  unit?: string | null
  /** Told because of their work here: on shift alone, where somebody says who is. */
  isStaff?: boolean
}

export interface AudienceArgs<Data> {
  /** Works for the community, and reaches its rows. */
  req: PayloadRequest
  community: string
  data: Data
  /** Ids of the people that are asked about; a kind with many recipients narrows its query by them. */
  among?: readonly string[]
}

/** Whom a kind is about: those who live in a community, or those who work for it. */
export type Concerned = 'residents' | 'staff' | 'managers' | 'everyone'

/** What a text may depend on: not on the person, so that it is rendered once for each language. */
export interface TextContext<Data> {
  req: PayloadRequest
  data: Data
  community: CommunityIdentity
  locale: string
}

export interface NoticeText {
  /** At most some 80 characters. */
  title: string
  body: string
  /** Where it leads, a path of the portal or the panel: `/c/<slug>/packages/<id>`. */
  path: string
  /** What a locked telephone may show; the neutral line of the group where nothing is said. */
  lockScreen?: { title: string; body: string }
  /** A text message without its link; the lock screen's words where nothing is said. */
  sms?: string
}

export interface EmailContext<Data> extends TextContext<Data> {
  /** How the person is addressed. A stand-in while rendering: write it, and decide nothing by it. */
  name: string
  /** Absolute address of the notice: opening it marks it read and leads to the path of its text. */
  href: string
  /** Absolute address of another path. */
  url: (path: string) => string
}

export interface RenderedEmail {
  subject: string
  body: ReactElement
}

/** What a text of something made up may depend on. */
export type SampleContext = Pick<TextContext<unknown>, 'community' | 'locale'>

/** The kind's own words about something made up: for whoever looks at them before they are sent. */
export interface NoticeSample {
  text: (context: SampleContext) => NoticeText
  /** Where the kind has a mail of its own. */
  email?: (
    context: SampleContext & Pick<EmailContext<unknown>, 'name' | 'href' | 'url'>,
  ) => RenderedEmail
}

/**
 * A kind of notice. The audience is asked when the event is handled and again when something is
 * sent, each time with the memberships of that moment: a person who has left meanwhile gets nothing.
 */
export interface NotificationKind<Data = unknown> {
  kind: string
  /** What people switch on and off together; `notifications.groups.<group>` names it. */
  group: string
  event: EventDefinition<Data>
  /** Whose settings name it; everybody's where nothing is said. Who gets it, the audience says. */
  concerns?: Concerned
  audience: (args: AudienceArgs<Data>) => Promise<Recipient[]>
  urgency: Urgency | ((data: Data) => Urgency)
  /** In the order in which they are tried. */
  channels: readonly Channel[]
  /** Nobody can switch it off. */
  isMandatory?: boolean
  /** Asks for an answer within minutes: in quiet hours too, of whoever did not choose otherwise. */
  isQuestion?: boolean
  needsAcknowledgement?: boolean
  /** Notices with one key become one while they are unread. */
  collapse?: (data: Data) => string
  /** Where nobody of the community set another. */
  ladder?: readonly LadderStep[]
  /** After this it says nothing any more, and is not sent. */
  validMinutes?: number
  /** null: there is nothing left to say (the parcel was collected meanwhile). */
  text: (context: TextContext<Data>) => Promise<NoticeText | null>
  /** A mail of its own; a plain one from the text where nothing is said. null: nothing left to say. */
  email?: (context: EmailContext<Data>) => Promise<RenderedEmail | null>
  /** Without it management can neither look at the kind nor try it. */
  sample?: NoticeSample
  /** Called once the first recipient was told by mail, push or text. */
  afterSent?: (args: {
    req: PayloadRequest
    community: string
    data: Data
    at: Date
  }) => Promise<void>
}

/** A kind whose data has been parsed already; how the registry holds kinds of many events. */
export interface AnyNotificationKind extends Pick<
  NotificationKind,
  'kind' | 'group' | 'channels' | 'validMinutes' | 'sample'
> {
  eventType: string
  concerns: Concerned
  isMandatory: boolean
  isQuestion: boolean
  needsAcknowledgement: boolean
  ladder: readonly LadderStep[]
  urgency: (data: unknown) => Urgency
  collapse: (data: unknown) => string | null
  audience: (args: AudienceArgs<unknown>) => Promise<Recipient[]>
  text: (context: TextContext<unknown>) => Promise<NoticeText | null>
  email?: (context: EmailContext<unknown>) => Promise<RenderedEmail | null>
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
  const { afterSent, email, urgency, collapse, validMinutes, sample } = kind
  return {
    kind: kind.kind,
    group: kind.group,
    eventType: kind.event.type,
    concerns: kind.concerns ?? 'everyone',
    channels: kind.channels,
    isMandatory: kind.isMandatory ?? false,
    isQuestion: kind.isQuestion ?? false,
    needsAcknowledgement: kind.needsAcknowledgement ?? false,
    ladder: kind.ladder ?? [],
    ...(validMinutes !== undefined && { validMinutes }),
    ...(sample && { sample }),
    urgency: (data) => (typeof urgency === 'function' ? urgency(parse(data)) : urgency),
    collapse: (data) => collapse?.(parse(data)) ?? null,
    audience: (args) => kind.audience({ ...args, data: parse(args.data) }),
    text: (context) => kind.text({ ...context, data: parse(context.data) }),
    ...(email && { email: (context) => email({ ...context, data: parse(context.data) }) }),
    ...(afterSent && { afterSent: (args) => afterSent({ ...args, data: parse(args.data) }) }),
  }
}
