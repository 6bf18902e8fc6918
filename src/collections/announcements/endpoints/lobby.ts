import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { endScreenLink, lobbySchema, makeScreenLink, openScreen } from '../operations/lobby'
import { done, editors, one } from './params'

const make = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/lobby-screens/:id/link',
  summary: {
    en: 'Makes the address that opens a lobby screen, shown once; the one before ends.',
    fr: 'Crée l’adresse qui ouvre un écran de hall, montrée une fois ; la précédente prend fin.',
  },
  response: z.strictObject({ url: z.string() }),
  params: one,
  handler: ({ req, community, params: { id } }) => makeScreenLink({ req, community, id }),
})

const end = defineEndpoint({
  ...editors,
  method: 'delete',
  path: '/c/:community/lobby-screens/:id/link',
  summary: {
    en: 'Ends the address of a lobby screen: it shows nothing any more.',
    fr: 'Met fin à l’adresse d’un écran de hall : il ne montre plus rien.',
  },
  response: done,
  params: one,
  handler: ({ req, community, params: { id } }) => endScreenLink({ req, community, id }),
})

const show = defineEndpoint({
  auth: 'anyone',
  method: 'get',
  path: '/screens/:token',
  summary: {
    en: 'What a lobby screen shows, by its secret address: current notices for everybody who passes.',
    fr: 'Ce que montre un écran de hall, par son adresse secrète : les annonces en cours pour tous ceux qui passent.',
  },
  response: lobbySchema,
  params: z.object({ token: z.string().max(100) }),
  handler: async ({ req, params: { token } }) => {
    const view = await openScreen(req, token)
    if (view === null) throw notFound()
    return view
  },
})

export const lobbyEndpoints = [make, end, show]
