import { systemClock } from '../../clock'
import { isTelegramOffered, telegramApi } from '../telegram/bot'
import { chatsOf, chatsWork, dropChatOf } from '../telegram/links'
import { ChannelBusy, ChannelRefused } from './channel'
import type { ChannelAdapter } from './channel'

/** What Telegram asked for last: nothing is sent before this moment. */
let quietUntil = 0

const HOLDS_MS = 5000

/** A short wait is waited for here; a long one is left to the ledger, which holds the delivery. */
const waitForTelegram = async (): Promise<void> => {
  const rest = quietUntil - systemClock.now().getTime()
  if (rest <= 0) return
  if (rest > HOLDS_MS) throw new ChannelBusy(new Date(quietUntil))
  await new Promise((resolve) => setTimeout(resolve, rest))
}

/** https://core.telegram.org/bots/api#making-requests: what an answer that is no means for the message. */
const meaningOf = async (error: unknown): Promise<unknown> => {
  const { GrammyError } = await import('grammy')
  if (!(error instanceof GrammyError)) return error
  const { error_code: code, description, parameters } = error
  if (code === 429) {
    quietUntil = Math.max(
      quietUntil,
      systemClock.now().getTime() + (parameters.retry_after ?? 1) * 1000,
    )
    return new ChannelBusy(new Date(quietUntil))
  }
  // Blocked, deactivated, never started: that chat takes nothing any more.
  const isGone = code === 403 || (code === 400 && /chat not found/i.test(description))
  if (isGone || code === 400) return new ChannelRefused(description, { isAddressBad: isGone })
  return error
}

/** A chat with the installation's bot. What is private stays inside: it gets the lock screen's words. */
export const telegramChannel: ChannelAdapter = {
  channel: 'telegram',
  isOffered: isTelegramOffered,
  reachable: async (req, people) => new Set((await chatsOf(req, people)).keys()),
  send: async ({ req, recipient, content: { lockScreen, link } }) => {
    const chat = (await chatsOf(req, [recipient.id])).get(recipient.id)
    if (chat === undefined) throw new ChannelRefused('no-address')
    await waitForTelegram()
    const api = await telegramApi()
    try {
      const sent = await api.sendMessage(
        chat,
        [lockScreen.title, lockScreen.body, '', link].join('\n'),
        // Telegram would open the link to show a picture of it, and an opened link counts as read.
        { link_preview_options: { is_disabled: true } },
      )
      return { state: 'sent', providerId: `${chat}.${String(sent.message_id)}` }
    } catch (error) {
      throw await meaningOf(error)
    }
  },
  afterwards: chatsWork,
  noteBadAddress: (req, person) => dropChatOf(req.payload, person),
}
