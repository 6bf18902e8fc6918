import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { sql, txOf, inTransaction } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { LOCALES } from '@/kernel/i18n/locales'
import { MOTIONS, TEXT_SIZES, THEMES } from '../../domain/display'

export const displayInput = z.object({
  locale: z.enum(LOCALES),
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  motion: z.enum(MOTIONS),
})

/** Keeps how a person likes their screens on the account, for the next device. */
export const saveDisplay = ({
  req,
  input,
}: {
  req: PayloadRequest
  input: z.infer<typeof displayInput>
}): Promise<void> =>
  inTransaction(req, async () => {
    if (!req.user) throw authRequired()
    const { locale, theme, textSize, motion } = input
    const tx = await txOf(req)
    await tx.execute(sql`
      update users set locale = ${locale}::enum_users_locale, theme = ${theme},
        text_size = ${textSize}, motion = ${motion}, updated_at = now()
      where id = ${req.user.id}`)
  })
