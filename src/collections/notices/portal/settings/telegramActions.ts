'use server'

import { revalidatePath } from 'next/cache'
import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import { leaveTelegram, offerTelegram } from '@/kernel/notifications/telegram/links'
import { definePersonAction } from '@/kernel/portal/action'

/** A link to the bot, and the same as a picture for those whose Telegram is on another device. */
export const connectTelegramAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    const { url } = await offerTelegram(req)
    const svg = await drawQr(url, { type: 'svg', margin: 2 })
    return { url, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
  },
})

export const leaveTelegramAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    await leaveTelegram(req)
    revalidatePath('/', 'layout')
    return undefined
  },
})
