import type { Api } from 'grammy'
import { env } from '../../env'

/** Whether this installation has a bot. Without one nobody is offered Telegram. */
export const isTelegramOffered = (): boolean => env().TELEGRAM_BOT_TOKEN !== undefined

/** Telegram's id of the bot, the part of its token that is no secret. */
export const botId = (): string => env().TELEGRAM_BOT_TOKEN?.split(':')[0] ?? ''

/** The Bot API in the bot's name; the library is loaded where somebody talks to Telegram. */
export const telegramApi = async (): Promise<Api> => {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_API_URL } = env()
  if (TELEGRAM_BOT_TOKEN === undefined) throw new Error('TELEGRAM_BOT_TOKEN is not set')
  const { Api: BotApi } = await import('grammy')
  return new BotApi(TELEGRAM_BOT_TOKEN, {
    apiRoot: TELEGRAM_API_URL.replace(/\/+$/, ''),
    // Longer than the 25 s that a question for news stays open.
    timeoutSeconds: 40,
  })
}
