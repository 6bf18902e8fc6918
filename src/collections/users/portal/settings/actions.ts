'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { definePersonAction } from '@/kernel/portal/action'
import { confirmDetails } from '../../operations/profile/confirmDetails'
import { cropInput, removePhoto, savePhoto } from '../../operations/profile/photo'
import { displayInput, saveDisplay } from '../../operations/profile/saveDisplay'
import { profileInput, saveProfile } from '../../operations/profile/saveProfile'
import { keepDisplay } from './deviceDisplay'

export const saveDisplayAction = definePersonAction({
  input: displayInput,
  handler: async ({ req, input }) => {
    await saveDisplay({ req, input })
    await keepDisplay(input)
    return undefined
  },
})

export const saveProfileAction = definePersonAction({
  input: profileInput.omit({ languages: true }),
  handler: async ({ req, input, form }) => {
    const languages = profileInput.pick({ languages: true }).parse({
      languages: [...new Set(form.getAll('languages').filter((one) => one !== ''))],
    })
    await saveProfile({ req, input: { ...input, ...languages } })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const savePhotoAction = definePersonAction({
  // A browser without scripts sends the picture alone.
  input: cropInput.partial(),
  handler: async ({ req, input, form }) => {
    const file = form.get('photo')
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    await savePhoto({ req, bytes, crop: cropInput.safeParse(input).data })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const removePhotoAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    await removePhoto({ req })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const confirmDetailsAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    await confirmDetails({ req })
    revalidatePath('/', 'layout')
    return undefined
  },
})
