import { createHash } from 'node:crypto'
import { EmailRefused } from '../../email/message'
import { emailTransport } from '../../email/transport'
import { env } from '../../env'
import { identity } from '../../identity'
import { noticePorts } from '../ports'
import { unsubscribeUrl } from '../unsubscribe'
import { ChannelRefused } from './channel'
import type { ChannelAdapter, Outgoing } from './channel'

const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'

/** Mails about one thing hang together: each answers one that was never sent. */
const threadOf = ({ community, recipient, collapseKey }: Outgoing, domain: string) => {
  if (collapseKey === null) return {}
  const digest = createHash('sha256')
    .update([community.id, recipient.id, collapseKey].join('|'))
    .digest('hex')
  return { inReplyTo: `<thread.${digest.slice(0, 32)}@${domain}>` }
}

const awaitsReports = (): boolean =>
  emailTransport().name === 'resend' && env().RESEND_WEBHOOK_SECRET !== undefined

const refused = (error: unknown): unknown =>
  error instanceof EmailRefused
    ? new ChannelRefused(error.message, { isAddressBad: error.isAddressBad })
    : error

export const emailChannel: ChannelAdapter = {
  channel: 'email',
  isOffered: () => true,
  // Everybody with an account has an address.
  reachable: (_req, people) => Promise.resolve(new Set(people)),
  send: async (message) => {
    const email = await message.content.email()
    if (!email) return 'nothing-to-say'
    const { MAIL_FROM } = env()
    const { key, recipient, community, group, isMandatory } = message
    const domain = domainOf(MAIL_FROM)
    try {
      const providerId = await emailTransport().send({
        to: { name: recipient.name, address: recipient.email },
        from: MAIL_FROM,
        ...email,
        messageId: `<${key}@${domain}>`,
        idempotencyKey: key,
        ...threadOf(message, domain),
        ...(!isMandatory && {
          unsubscribeUrl: unsubscribeUrl({ person: recipient.id, community: community.id, group }),
        }),
      })
      return { state: 'sent', providerId }
    } catch (error) {
      throw refused(error)
    }
  },
  afterwards: async (req, people) => {
    // Resend takes a mail to any address; whether it works is in the report that follows.
    if (awaitsReports()) return
    await noticePorts().addressesWork(req, people)
  },
  noteBadAddress: (req, person, reason) => identity().noteAddress(req, person, reason),
}
