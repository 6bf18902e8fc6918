import type { PayloadRequest } from 'payload'
import type { EmailMessage } from '../../email/message'
import type { CommunityIdentity } from '../../identity'
import type { Channel } from '../domain/words'
import type { Recipient } from '../kind'

/** What leaves, for one person: all that any channel needs to write it down. */
export interface Content {
  title: string
  body: string
  /** Opens the notice, marks it read, leads on. */
  link: string
  /** What may be seen by whoever holds the locked telephone. */
  lockScreen: { title: string; body: string }
  /** A text message, its link included. */
  sms: string
  /** Rendered when asked for; null: the kind has nothing left to say. */
  email: () => Promise<Pick<EmailMessage, 'subject' | 'html' | 'text'> | null>
}

export interface Outgoing {
  req: PayloadRequest
  deliveryId: string
  /** Of its notice, or of the newest that it tells of. */
  noticeId: string | null
  /** Stable over retries, one for each message. */
  key: string
  recipient: Recipient
  community: CommunityIdentity
  kind: string
  group: string
  urgency: string
  /** After this it says nothing any more. */
  expiresAt: Date | null
  /** A later message of the kind with this key takes the place of an earlier one. */
  collapseKey: string | null
  isMandatory: boolean
  content: Content
}

export interface Sent {
  /** `delivered`: the provider has seen it arrive. */
  state: 'sent' | 'delivered'
  providerId: string | null
}

/** One way to people, besides the bell. */
export interface ChannelAdapter {
  channel: Exclude<Channel, 'in-app'>
  /** Its messages are counted where they leave, also those that are no notices. */
  countsItself?: true
  /** Whether this installation can send over it at all. */
  isOffered: () => boolean
  /** Who of the people has an address here. `req` works for the community. */
  reachable: (req: PayloadRequest, people: readonly string[]) => Promise<ReadonlySet<string>>
  /**
   * Hands one message over. `nothing-to-say`: it turned out that there is none.
   * @throws ChannelRefused when the provider says no for good; any other error means: try again.
   */
  send: (message: Outgoing) => Promise<Sent | 'nothing-to-say'>
  /** After the messages of one job: who took one. */
  afterwards?: (req: PayloadRequest, people: readonly string[]) => Promise<void>
  /** Tells of an address that does not work any more. */
  noteBadAddress?: (req: PayloadRequest, person: string, reason: string) => Promise<void>
}

/** The provider asks to wait: the delivery is held until then. */
export class ChannelBusy extends Error {
  override readonly name = 'ChannelBusy'
  readonly until: Date

  constructor(until: Date) {
    super('the provider asks to wait')
    this.until = until
  }
}

/** The provider refused the message for good. Its message is the reason. */
export class ChannelRefused extends Error {
  override readonly name = 'ChannelRefused'
  readonly isAddressBad: boolean

  constructor(reason: string, { isAddressBad = false } = {}) {
    super(reason)
    this.isAddressBad = isAddressBad
  }
}
