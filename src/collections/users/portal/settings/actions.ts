'use server'

import { z } from 'zod'
import { MOTIONS, TEXT_SIZES } from '@/components/ui/display'
import { THEMES } from '@/components/ui/theme'
import { LOCALES } from '@/kernel/i18n/locales'
import { definePersonAction } from '@/kernel/portal/action'
import { profileInput, saveProfile } from '../../operations/profile/saveProfile'
import { keepDisplay } from './deviceDisplay'

export const saveDisplayAction = definePersonAction({
  input: z.object({
    locale: z.enum(LOCALES),
    theme: z.enum(THEMES),
    textSize: z.enum(TEXT_SIZES),
    motion: z.enum(MOTIONS),
  }),
  handler: async ({ input }) => {
    await keepDisplay(input)
    return undefined
  },
})

export const saveProfileAction = definePersonAction({
  input: profileInput,
  handler: async ({ req, input }) => {
    await saveProfile({ req, input })
    return undefined
  },
})
