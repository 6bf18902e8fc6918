import { isSmsOffered } from '../../sms/offered'
import { sendSms } from '../../sms/sendSms'
import { noticePorts } from '../ports'
import { ChannelRefused } from './channel'
import type { ChannelAdapter } from './channel'

export const smsChannel: ChannelAdapter = {
  channel: 'sms',
  countsItself: true,
  isOffered: isSmsOffered,
  reachable: async (req, people) => new Set((await noticePorts().phonesOf(req, people)).keys()),
  send: async ({ req, key, recipient, content }) => {
    const to = (await noticePorts().phonesOf(req, [recipient.id])).get(recipient.id)
    if (to === undefined) throw new ChannelRefused('no-address')
    const outcome = await sendSms(req.payload, {
      to,
      text: content.sms,
      idempotencyKey: `notice.${key}`,
    })
    if (outcome.state === 'failed') throw new ChannelRefused(outcome.reason)
    return { state: 'sent', providerId: outcome.state === 'sent' ? outcome.providerId : null }
  },
}
