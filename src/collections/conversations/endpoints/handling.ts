import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { TEAM_ROLES } from '../domain/kinds'
import {
  archive,
  assign,
  assignInput,
  handledSchema,
  handOver,
  handOverInput,
  noteInput,
  noteSchema,
  notesOf,
  reopen,
  resolve,
  resolveInput,
  snooze,
  snoozeInput,
  writeNote,
} from '../operations/handling'
import { markConfidential, markedSchema } from '../operations/markConfidential'
import {
  addInput,
  addPeople,
  leaveConversation,
  muteConversation,
  muteInput,
  removePerson,
  shareHistory,
} from '../operations/people'
import { member, oneConversation, onePerson } from './params'

const AT = '/c/:community/conversations/:id'
const staff = { auth: 'user', roles: TEAM_ROLES, params: oneConversation } as const
const handled = { ...staff, response: handledSchema, status: 200 } as const

const add = defineEndpoint({
  ...member,
  method: 'post',
  path: `${AT}/people`,
  summary: {
    en: 'Adds people, who see what comes from now on; earlier messages only where that is chosen.',
    fr: 'Ajoute des personnes, qui voient la suite ; les messages antérieurs seulement sur choix.',
  },
  response: z.strictObject({ added: z.int() }),
  params: oneConversation,
  body: addInput,
  handler: ({ req, community, params, body }) =>
    addPeople({ req, community: community.id, id: params.id }, body),
})

const share = defineEndpoint({
  ...member,
  method: 'post',
  path: `${AT}/people/:person/share-history`,
  status: 200,
  summary: {
    en: 'Shares the earlier messages with somebody in the conversation; everybody is told.',
    fr: 'Partage les messages antérieurs avec un participant ; tout le monde en est informé.',
  },
  response: z.strictObject({ shared: z.boolean() }),
  params: onePerson,
  handler: ({ req, community, params }) =>
    shareHistory({ req, community: community.id, id: params.id }, params.person),
})

const remove = defineEndpoint({
  ...member,
  method: 'delete',
  path: `${AT}/people/:person`,
  summary: {
    en: 'Removes somebody, who keeps what they had and sees nothing newer.',
    fr: 'Retire une personne, qui garde ce qu’elle avait et ne voit rien de plus récent.',
  },
  response: z.strictObject({ removed: z.boolean() }),
  params: onePerson,
  handler: ({ req, community, params }) =>
    removePerson({ req, community: community.id, id: params.id }, params.person),
})

const leave = defineEndpoint({
  ...member,
  method: 'post',
  path: `${AT}/leave`,
  status: 200,
  summary: { en: 'Leaves a conversation.', fr: 'Quitte une conversation.' },
  response: z.strictObject({ left: z.boolean() }),
  params: oneConversation,
  handler: ({ req, community, params }) =>
    leaveConversation({ req, community: community.id, id: params.id }),
})

const mute = defineEndpoint({
  ...member,
  method: 'put',
  path: `${AT}/mute`,
  summary: {
    en: 'Sends no notices of a conversation until a moment; null: again.',
    fr: 'N’envoie plus d’avis d’une conversation jusqu’à un moment ; null : de nouveau.',
  },
  response: z.strictObject({ mutedUntil: z.string().nullable() }),
  params: oneConversation,
  body: muteInput,
  handler: ({ req, community, params, body }) =>
    muteConversation({ req, community: community.id, id: params.id }, body),
})

const assignTo = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/assign`,
  summary: {
    en: 'Gives a matter to somebody of the staff, or back to the team.',
    fr: 'Confie une affaire à un membre de l’équipe, ou la rend à l’équipe.',
  },
  body: assignInput,
  handler: ({ req, community, params, body }) =>
    assign({ req, community: community.id, id: params.id }, body),
})

const giveOver = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/hand-over`,
  summary: {
    en: 'Hands a matter over to another team, with a note for them.',
    fr: 'Transmet une affaire à une autre équipe, avec une note pour elle.',
  },
  body: handOverInput,
  handler: ({ req, community, params, body }) =>
    handOver({ req, community: community.id, id: params.id }, body),
})

const snoozeIt = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/snooze`,
  summary: {
    en: 'Puts a matter aside until a moment; null: back at once.',
    fr: 'Met une affaire de côté jusqu’à un moment ; null : de retour aussitôt.',
  },
  body: snoozeInput,
  handler: ({ req, community, params, body }) =>
    snooze({ req, community: community.id, id: params.id }, body),
})

const resolveIt = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/resolve`,
  summary: {
    en: 'Resolves a matter with a category and a note that only the staff sees.',
    fr: 'Règle une affaire avec une catégorie et une note que seule l’équipe voit.',
  },
  body: resolveInput,
  handler: ({ req, community, params, body }) =>
    resolve({ req, community: community.id, id: params.id }, body),
})

const archiveIt = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/archive`,
  summary: { en: 'Archives a matter.', fr: 'Archive une affaire.' },
  handler: ({ req, community, params }) => archive({ req, community: community.id, id: params.id }),
})

const reopenIt = defineEndpoint({
  ...handled,
  method: 'post',
  path: `${AT}/reopen`,
  summary: { en: 'Opens a matter again.', fr: 'Rouvre une affaire.' },
  handler: ({ req, community, params }) => reopen({ req, community: community.id, id: params.id }),
})

const mark = defineEndpoint({
  ...member,
  method: 'post',
  path: `${AT}/confidential`,
  status: 200,
  summary: {
    en: 'Makes a matter confidential, for good: by its staff, or by whoever began it. What it holds is sealed.',
    fr: 'Rend une affaire confidentielle, définitivement : par son équipe, ou par qui l’a commencée. Son contenu est chiffré.',
  },
  response: markedSchema,
  params: oneConversation,
  handler: ({ req, community, params }) =>
    markConfidential({ req, community: community.id, id: params.id }),
})

const note = defineEndpoint({
  ...staff,
  method: 'post',
  path: `${AT}/notes`,
  summary: {
    en: 'Writes a note that only the staff sees.',
    fr: 'Écrit une note que seule l’équipe voit.',
  },
  response: handledSchema,
  body: noteInput,
  handler: ({ req, community, params, body }) =>
    writeNote({ req, community: community.id, id: params.id }, body.body),
})

const notes = defineEndpoint({
  ...staff,
  method: 'get',
  path: `${AT}/notes`,
  summary: {
    en: 'Notes and steps of the staff.',
    fr: 'Les notes et les actions de l’équipe.',
  },
  response: z.strictObject({ notes: z.array(noteSchema) }),
  handler: async ({ req, community, params }) => ({
    notes: await notesOf({ req, community: community.id, id: params.id }),
  }),
})

export const handlingEndpoints = [
  add,
  share,
  remove,
  leave,
  mute,
  assignTo,
  giveOver,
  snoozeIt,
  resolveIt,
  archiveIt,
  reopenIt,
  mark,
  note,
  notes,
]
