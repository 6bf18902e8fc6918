import { z } from 'zod'
import { sql, txOf } from '@/kernel/database/transaction'
import { needsUnit, ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { toE164 } from '@/kernel/phone'
import { CHANNELS } from '../domain/states'
import { invite } from '../operations/invitations/invite'
import { inviteFromRoster } from '../operations/invitations/inviteFromRoster'
import { revokeInvitation } from '../operations/invitations/revoke'
import { printLetters } from '../operations/letters/printLetters'
import { placeOf } from '../operations/place'

const inCommunity = z.object({ community: z.string() })
const one = inCommunity.extend({ id: z.uuid() })
const manager = { auth: 'user', roles: ['manager'] } as const
const ids = z.array(z.uuid()).min(1).max(300)

const invited = z.strictObject({
  invited: z.number().int(),
  letters: z.number().int(),
  skipped: z.array(
    z.strictObject({ name: z.string(), reason: z.enum(['no-email', 'no-phone', 'no-texts']) }),
  ),
  left: z.number().int(),
})

const fromRoster = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/invitations',
  summary: {
    en: 'Invites people of the roster who are not here yet: some, or all without an open invitation.',
    fr: 'Invite des personnes du registre qui ne sont pas encore là : certaines, ou toutes celles sans invitation ouverte.',
  },
  params: inCommunity,
  body: z.strictObject({
    entries: z.union([z.literal('missing'), ids]),
    channel: z.enum([...CHANNELS, 'best']).default('best'),
  }),
  response: invited,
  handler: ({ req, community, body }) =>
    inviteFromRoster(req, community.id, { entries: body.entries, wanted: body.channel }),
})

const phoneOf = (text: string | undefined, country: string | null): string | null => {
  if (text === undefined || text.trim() === '') return null
  const phone = toE164(text, country)
  if (phone !== null) return phone
  throw new AppError({ code: 'users.phone-invalid', status: 400, field: 'phone' })
}

const onePerson = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/invitations/person',
  summary: {
    en: 'Invites one person who is not on the roster, also into a role without a unit.',
    fr: 'Invite une personne hors du registre, y compris dans un rôle sans logement.',
  },
  params: inCommunity,
  body: z.strictObject({
    name: z.string().trim().min(1).max(120),
    role: z.enum(ROLES),
    unit: z.uuid().optional(),
    email: z.email().max(254).optional(),
    phone: z.string().max(40).optional(),
    channel: z.enum([...CHANNELS, 'best']).default('best'),
  }),
  response: invited.omit({ left: true }),
  handler: async ({ req, community, body }) => {
    const { name, role, unit, email, phone, channel } = body
    if (needsUnit(role) && unit === undefined) {
      throw new AppError({ code: 'memberships.unit-missing', status: 400, field: 'unit' })
    }
    if (unit !== undefined) {
      const tx = await txOf(req)
      const { rows } = await tx.execute(
        sql`select 1 from units where id = ${unit} and community_id = ${community.id}`,
      )
      if (rows.length === 0) {
        throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'unit' })
      }
    }
    const { country } = await placeOf(req, community.id)
    const person = {
      rosterEntry: null,
      unit: unit ?? null,
      name,
      role,
      email: email?.toLowerCase() ?? null,
      phone: phoneOf(phone, country),
    }
    return invite(req, community.id, [person], channel)
  },
})

const letters = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/invitations/letters',
  summary: {
    en: 'Prints letters as one PDF (base64): those that wait, or named invitations. Secrets from before are void.',
    fr: 'Imprime des lettres en un PDF (base64) : celles en attente, ou des invitations choisies. Les codes précédents ne valent plus.',
  },
  params: inCommunity,
  body: z.strictObject({ invitations: z.union([z.literal('waiting'), ids]) }),
  response: z.strictObject({
    file: z.string(),
    letters: z.number().int(),
    left: z.number().int(),
  }),
  handler: ({ req, community, body }) => printLetters(req, community.id, body.invitations),
})

const revoke = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/invitations/:id/revoke',
  summary: {
    en: 'Takes an invitation back.',
    fr: 'Annule une invitation.',
  },
  status: 200,
  params: one,
  response: z.strictObject({ id: z.uuid() }),
  handler: async ({ req, community, params }) => {
    await revokeInvitation(req, community.id, params.id)
    return { id: params.id }
  },
})

export const invitationEndpoints = [fromRoster, onePerson, letters, revoke]
