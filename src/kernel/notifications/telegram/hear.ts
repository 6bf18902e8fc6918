import type { Payload } from 'payload'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { env } from '../../env'
import { translatorFor } from '../../i18n/translate'
import { LINK_MINUTES, forgetChat, localeOfChat, redeemToken } from './links'

/** `/start <token>`, as a link to the bot sends it; `/stop`; both also with the bot's name behind. */
const COMMAND = /^\/(start|stop)(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/i

/** What the bot answers, and in which language: the account's, else the one of the Telegram app. */
const answerTo = async (
  payload: Payload,
  chat: string,
  text: string,
): Promise<{ say: string; locale: string | null }> => {
  const [, command = '', token] = COMMAND.exec(text) ?? []
  if (command.toLowerCase() === 'stop') {
    const locale = await forgetChat(payload, chat)
    return { say: locale === null ? 'unknown' : 'stopped', locale }
  }
  if (command !== '' && token !== undefined) {
    const locale = await redeemToken(payload, token, chat)
    return locale === null
      ? { say: 'wrongLink', locale: await localeOfChat(payload, chat) }
      : { say: 'linked', locale }
  }
  const locale = await localeOfChat(payload, chat)
  return { say: locale === null ? 'unknown' : 'help', locale }
}

/** Does what somebody told the bot. Only chats with one person count; in a group others would read. */
export const hear = async (payload: Payload, api: Api, update: Update): Promise<void> => {
  const { message, my_chat_member: standing } = update
  if (standing?.new_chat_member.status === 'kicked') {
    await forgetChat(payload, String(standing.chat.id))
    return
  }
  if (message?.chat.type !== 'private' || message.text === undefined) return
  const chat = String(message.chat.id)
  const { say, locale } = await answerTo(payload, chat, message.text)
  const t = translatorFor({
    locale: locale ?? message.from.language_code ?? '',
    namespace: 'notifications.telegram',
  })
  const words = t(say, { minutes: LINK_MINUTES, portal: new URL(env().PUBLIC_URL).host })
  await api.sendMessage(chat, words, { link_preview_options: { is_disabled: true } })
}
