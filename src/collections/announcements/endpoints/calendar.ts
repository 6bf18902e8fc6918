import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { calendarOf, endFeed, makeFeed } from '../operations/calendarFeed'
import { eventInput, setEvent } from '../operations/eventOf'
import { done, editors, inCommunity, one, readers } from './params'

const date = defineEndpoint({
  ...editors,
  method: 'put',
  path: '/c/:community/announcements/:id/event',
  summary: {
    en: 'When what an announcement tells of happens, on the clocks of the community; until it is sent.',
    fr: 'Quand a lieu ce qu’une annonce annonce, à l’heure de la communauté ; tant qu’elle n’est pas envoyée.',
  },
  response: done,
  params: one,
  body: eventInput,
  handler: ({ req, community, params: { id }, body }) =>
    setEvent({ req, community, id, input: body }),
})

const make = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/my/calendar',
  summary: {
    en: 'Makes the person’s secret address of dated announcements, shown once; the one before ends.',
    fr: 'Crée l’adresse secrète des annonces datées de la personne, montrée une fois ; la précédente prend fin.',
  },
  response: z.strictObject({ url: z.string() }),
  params: inCommunity,
  handler: ({ req, community }) => makeFeed({ req, community: community.id }),
})

const end = defineEndpoint({
  ...readers,
  method: 'delete',
  path: '/c/:community/my/calendar',
  summary: {
    en: 'Ends the person’s secret address of dated announcements.',
    fr: 'Met fin à l’adresse secrète des annonces datées de la personne.',
  },
  response: z.strictObject({ ended: z.boolean() }),
  params: inCommunity,
  handler: ({ req, community }) => endFeed({ req, community: community.id }),
})

const feed = defineEndpoint({
  auth: 'anyone',
  method: 'get',
  path: '/calendars/:token/feed.ics',
  summary: {
    en: 'Dated announcements for a person, as calendars read them (RFC 5545), by their secret address.',
    fr: 'Les annonces datées pour une personne, pour les agendas (RFC 5545), par son adresse secrète.',
  },
  params: z.object({ token: z.string().max(100) }),
  file: 'text/calendar',
  response: fileSchema,
  handler: async ({ req, params: { token } }) => {
    const text = await calendarOf(req, token)
    if (text === null) throw notFound()
    return new Response(text, {
      headers: {
        'cache-control': 'private, no-store',
        'content-disposition': 'inline; filename="feed.ics"',
        'content-type': 'text/calendar; charset=utf-8',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})

export const calendarEndpoints = [date, make, end, feed]
