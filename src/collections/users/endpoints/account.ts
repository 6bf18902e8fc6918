import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { changePassword } from '../operations/passwords/changePassword'
import { PASSWORD_MAX } from '../operations/passwords/checkNewPassword'
import { takeSecondStepAway } from '../operations/secondStep/takeAway'
import { signOutDevice, signOutOthers } from '../operations/sessions/endSessions'
import { listSessions } from '../operations/sessions/listSessions'
import { proveByPassword } from '../operations/sessions/proof'
import { unlockByStaff } from '../operations/signIn/unlockByStaff'

const password = z.string().min(1).max(1000)
const done = z.strictObject({ done: z.literal(true) })
const instant = z.string().meta({ format: 'date-time' })

const change = defineEndpoint({
  method: 'post',
  path: '/account/password',
  summary: {
    en: 'Changes the own password; all other logins end.',
    fr: 'Change son mot de passe ; toutes les autres sessions se terminent.',
  },
  auth: 'user',
  status: 200,
  body: z.strictObject({ currentPassword: password, password: password.max(PASSWORD_MAX) }),
  response: done,
  handler: async ({ req, body }) => {
    await changePassword({ req, ...body })
    return { done: true as const }
  },
})

const prove = defineEndpoint({
  method: 'post',
  path: '/account/confirm-identity',
  summary: {
    en: 'Proves once more who is signed in, for ten minutes.',
    fr: 'Prouve à nouveau qui est connecté, pour dix minutes.',
  },
  auth: 'user',
  status: 200,
  body: z.strictObject({ password, code: z.string().max(40).optional() }),
  response: done,
  handler: async ({ req, body }) => {
    await proveByPassword(req, body)
    return { done: true as const }
  },
})

const list = defineEndpoint({
  method: 'get',
  path: '/account/sessions',
  summary: { en: 'Where the person is signed in.', fr: 'Où la personne est connectée.' },
  auth: 'user',
  response: z.strictObject({
    sessions: z.array(
      z.strictObject({
        id: z.string(),
        device: z.string(),
        place: z.string(),
        kind: z.enum(['phone', 'tablet', 'computer']),
        signedInAt: instant,
        lastSeenAt: instant,
        isCurrent: z.boolean(),
      }),
    ),
  }),
  handler: async ({ req }) => ({ sessions: await listSessions(req, localeOfRequest(req)) }),
})

const end = defineEndpoint({
  method: 'delete',
  path: '/account/sessions/:session',
  summary: { en: 'Signs one device out.', fr: 'Déconnecte un appareil.' },
  auth: 'user',
  status: 200,
  params: z.object({ session: z.uuid() }),
  response: done,
  handler: async ({ req, params }) => {
    await signOutDevice(req, params.session)
    return { done: true as const }
  },
})

const endOthers = defineEndpoint({
  method: 'post',
  path: '/account/sign-out-others',
  summary: {
    en: 'Signs all devices out but this one.',
    fr: 'Déconnecte tous les appareils sauf celui-ci.',
  },
  auth: 'user',
  status: 200,
  response: z.strictObject({ ended: z.number().int() }),
  handler: async ({ req }) => ({ ended: await signOutOthers(req) }),
})

const unlock = defineEndpoint({
  method: 'post',
  path: '/c/:community/people/:person/unlock-sign-in',
  summary: {
    en: 'Lets somebody of the community sign in again at once after too many failed tries.',
    fr: 'Permet à un membre de se reconnecter aussitôt après trop d’échecs.',
  },
  auth: 'user',
  roles: ['manager'],
  status: 200,
  params: z.object({ community: z.string(), person: z.uuid() }),
  response: done,
  handler: async ({ req, community, params }) => {
    await unlockByStaff(req, { community: community.id, person: params.person })
    return { done: true as const }
  },
})

const takeAway = defineEndpoint({
  method: 'post',
  path: '/c/:community/people/:person/remove-second-step',
  summary: {
    en: 'Takes the second step away from somebody who lost it; they are told and can undo it.',
    fr: 'Retire la deuxième étape à une personne qui l’a perdue ; elle en est informée et peut annuler.',
  },
  auth: 'user',
  roles: ['manager'],
  status: 200,
  params: z.object({ community: z.string(), person: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(10).max(300) }),
  response: done,
  handler: async ({ req, community, params, body }) => {
    await takeSecondStepAway(req, {
      community: community.id,
      person: params.person,
      reason: body.reason,
    })
    return { done: true as const }
  },
})

export const accountEndpoints = [change, prove, list, end, endOthers, unlock, takeAway]
