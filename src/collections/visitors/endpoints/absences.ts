import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { ABSENCE_ANSWERS } from '../domain/absence'
import { absenceInput, endAbsence, ownAbsences, sayAway } from '../operations/absences'
import { done, inCommunity, one } from './shapes'

const resident = { auth: 'user', roles: RESIDENT_ROLES } as const

const absenceSchema = z.strictObject({
  id: z.uuid(),
  unit: z.string(),
  from: z.iso.date(),
  until: z.iso.date().describe('The last day.'),
  answer: z.enum(ABSENCE_ANSWERS),
  by: z.string(),
  isNow: z.boolean(),
})

const list = defineEndpoint({
  ...resident,
  method: 'get',
  path: '/c/:community/my/home-absences',
  summary: {
    en: 'When the person’s homes are away, and what the gate does meanwhile.',
    fr: 'Quand les foyers de la personne sont absents, et ce que fait l’entrée entre-temps.',
  },
  response: z.strictObject({ absences: z.array(absenceSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    absences: await ownAbsences({ req, community, now: systemClock.now() }),
  }),
})

const say = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/home-absences',
  summary: {
    en: 'Says on which days a home is away; seen by those who live there, and by nobody else.',
    fr: 'Indique les jours d’absence d’un foyer ; vus de ses habitants, et de personne d’autre.',
  },
  response: done,
  params: inCommunity,
  body: absenceInput,
  handler: ({ req, community, body }) => sayAway({ req, community, now: systemClock.now() }, body),
})

const end = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/home-absences/:id/end',
  summary: {
    en: 'Ends an absence, or takes it back; anybody who lives there.',
    fr: 'Met fin à une absence, ou la retire ; par quiconque habite là.',
  },
  response: done,
  status: 200,
  params: one,
  handler: async ({ req, community, params: { id } }) => {
    await endAbsence({ req, community }, id)
    return { id }
  },
})

export const absenceEndpoints = [list, say, end]
