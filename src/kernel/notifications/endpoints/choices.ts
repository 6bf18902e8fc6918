import { z } from 'zod'
import { AppError } from '../../errors'
import { defineEndpoint, fileSchema } from '../../http/defineEndpoint'
import { CHANNELS } from '../domain/words'
import { choosePreferences, preferencesOf, unsubscribe } from '../operations/preferences'
import { saveSettings, settingsOf } from '../operations/settings'
import { readUnsubscribeToken } from '../unsubscribe'

const channel = z.enum(CHANNELS).exclude(['in-app'])

const preferences = z.object({
  channels: z.array(channel),
  groups: z.array(
    z.object({
      group: z.string(),
      isMandatory: z.boolean(),
      channels: z.array(z.object({ channel, isOn: z.boolean(), byDefault: z.boolean() })),
    }),
  ),
})

const showPreferences = defineEndpoint({
  method: 'get',
  path: '/c/:community/notification-preferences',
  summary: {
    en: 'What you hear of in a community, and over which channel.',
    fr: 'Ce dont vous êtes informé dans une communauté, et par quel canal.',
  },
  auth: 'user',
  response: preferences,
  handler: ({ req, community }) => preferencesOf(req, community.id),
})

const storePreferences = defineEndpoint({
  method: 'put',
  path: '/c/:community/notification-preferences',
  summary: {
    en: 'Choose what you hear of in a community, and over which channel.',
    fr: 'Choisir ce dont vous êtes informé dans une communauté, et par quel canal.',
  },
  auth: 'user',
  body: z.object({
    choices: z
      .array(
        z.object({
          group: z.string().min(1).max(40),
          channel: z.string().min(1).max(20),
          isOn: z.boolean().nullable(),
        }),
      )
      .min(1)
      .max(200),
  }),
  response: preferences,
  handler: ({ req, community, body }) => choosePreferences(req, community.id, body.choices),
})

const rhythm = z.enum(['off', 'daily', 'weekly'])
const settings = z.object({
  quietFrom: z.string().nullable(),
  quietTo: z.string().nullable(),
  askedInQuiet: z.boolean(),
  timeZone: z.string().nullable(),
  digest: rhythm.nullable(),
  digestHour: z.number().int().min(0).max(23),
  digestWeekday: z.number().int().min(1).max(7),
  channelOrder: z.array(channel).nullable(),
})

const showSettings = defineEndpoint({
  method: 'get',
  path: '/notification-settings',
  summary: {
    en: 'When you want to be left alone, which way is tried first, and when less urgent notices come together.',
    fr: 'Quand vous ne voulez pas être dérangé, quel canal passe en premier, et quand arrivent les avis moins urgents.',
  },
  auth: 'user',
  response: settings,
  handler: ({ req }) => settingsOf(req),
})

const storeSettings = defineEndpoint({
  method: 'put',
  path: '/notification-settings',
  summary: {
    en: 'Say when you want to be left alone, which way is tried first, and when less urgent notices come together.',
    fr: 'Indiquer quand vous ne voulez pas être dérangé, quel canal passe en premier, et quand arrivent les avis moins urgents.',
  },
  auth: 'user',
  body: settings.extend({
    quietFrom: z.string().max(5).nullable(),
    quietTo: z.string().max(5).nullable(),
    askedInQuiet: z.boolean().optional(),
    timeZone: z.string().max(60).nullable(),
    channelOrder: z.array(channel).max(10).nullable().optional(),
  }),
  response: settings,
  handler: ({ req, body }) => saveSettings(req, body),
})

const token = z.object({ token: z.string().min(1).max(300) })

/** RFC 8058: what a mail program sends is `List-Unsubscribe=One-Click`, and no cookie. */
const unsubscribeByMail = defineEndpoint({
  method: 'post',
  path: '/unsubscribe',
  summary: {
    en: 'Switch off the e-mail of a group of notices, by the link of a mail.',
    fr: 'Ne plus recevoir un groupe d’avis par e-mail, par le lien d’un e-mail.',
  },
  auth: 'anyone',
  status: 200,
  query: token,
  response: z.object({ group: z.string() }),
  handler: async ({ req, query }) => {
    const found = readUnsubscribeToken(query.token)
    if (!found)
      throw new AppError({ code: 'notifications.link-wrong', status: 400, field: 'token' })
    await unsubscribe(req, found)
    return { group: found.group }
  },
})

/** A person who opens the same link gets a page with a button: a scanner of mails opens it too. */
const unsubscribePage = defineEndpoint({
  method: 'get',
  path: '/unsubscribe',
  summary: {
    en: 'Leads to the page behind the link of a mail.',
    fr: 'Mène à la page du lien d’un e-mail.',
  },
  auth: 'anyone',
  query: token,
  response: fileSchema,
  file: 'text/html',
  handler: ({ query }) =>
    Promise.resolve(
      new Response(null, {
        status: 303,
        headers: {
          location: `/unsubscribe?${new URLSearchParams({ token: query.token }).toString()}`,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
      }),
    ),
})

/** What people want to hear of. */
export const choiceEndpoints = [
  showPreferences,
  storePreferences,
  showSettings,
  storeSettings,
  unsubscribeByMail,
  unsubscribePage,
]
