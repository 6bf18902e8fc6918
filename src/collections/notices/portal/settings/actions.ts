'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { AppError } from '@/kernel/errors'
import { isChannel } from '@/kernel/notifications/domain/words'
import { removeDevice } from '@/kernel/notifications/operations/devices'
import { choosePreferences, preferencesOf } from '@/kernel/notifications/operations/preferences'
import { moveChannel, saveSettings } from '@/kernel/notifications/operations/settings'
import { definePersonAction, definePortalAction } from '@/kernel/portal/action'

/** The form sends what is on; only what differs is stored, the rest stays as the community has it. */
export const savePreferencesAction = definePortalAction({
  input: z.object({}),
  roles: [],
  handler: async ({ req, community, form }) => {
    const on = new Set(form.getAll('on'))
    const { groups } = await preferencesOf(req, community.id)
    const choices = groups
      .filter(({ isMandatory }) => !isMandatory)
      .flatMap(({ group, channels }) =>
        channels.map(({ channel, isOn }) => ({
          group,
          channel,
          was: isOn,
          isOn: on.has(`${group} ${channel}`),
        })),
      )
      .filter(({ was, isOn }) => was !== isOn)
    if (choices.length > 0) await choosePreferences(req, community.id, choices)
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const moveChannelAction = definePortalAction({
  input: z.object({ move: z.string().max(30) }),
  roles: [],
  handler: async ({ req, community, input }) => {
    const [channel, direction] = input.move.split(' ')
    if (!isChannel(channel)) {
      throw new AppError({ code: 'notifications.unknown-choice', status: 400, field: 'move' })
    }
    const { channels } = await preferencesOf(req, community.id)
    await moveChannel(req, { channel, by: direction === 'up' ? -1 : 1, among: channels })
    revalidatePath('/', 'layout')
    return { channel }
  },
})

export const removeDeviceAction = definePersonAction({
  input: z.object({ device: z.uuid() }),
  handler: async ({ req, input }) => {
    await removeDevice(req, { id: input.device })
    revalidatePath('/', 'layout')
    return undefined
  },
})

const orNull = (value: string): string | null => (value === '' ? null : value)
const time = z.string().max(5).transform(orNull)

export const saveSettingsAction = definePersonAction({
  input: z.object({
    quietFrom: time,
    quietTo: time,
    askedInQuiet: z.enum(['yes', 'no']).transform((one) => one === 'yes'),
    timeZone: z.string().max(60).transform(orNull),
    digest: z.enum(['', 'off', 'daily', 'weekly']).transform((one) => (one === '' ? null : one)),
    digestHour: z.coerce.number().int().min(0).max(23),
    digestWeekday: z.coerce.number().int().min(1).max(7),
  }),
  handler: async ({ req, input }) => {
    await saveSettings(req, input)
    revalidatePath('/', 'layout')
    return undefined
  },
})
