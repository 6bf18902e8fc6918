import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  changedSchema,
  deleteMessage,
  editInput,
  editMessage,
  editSchema,
  editsOf,
  react,
  reactionInput,
} from '../operations/changeMessage'
import { conversationDetail, detailSchema } from '../operations/detail'
import { draftInput, saveDraft } from '../operations/drafts'
import { listMessages } from '../operations/listMessages'
import { movePointers, pointerInput, pointerSchema } from '../operations/pointers'
import { messageInput, sendMessage } from '../operations/sendMessage'
import { startConversation, startInput } from '../operations/startConversation'
import { messageSchema, sentSchema } from '../operations/schemas'
import { inCommunity, member, oneConversation, oneMessage } from './params'

const number = z.coerce.number().int().nonnegative().optional()

const start = defineEndpoint({
  ...member,
  method: 'post',
  path: '/c/:community/conversations',
  limit: 'conversation-start',
  summary: {
    en: 'Begins a conversation with its first message; an inquiry goes where its topic says, and one about a record goes on in the one that is open about it.',
    fr: 'Commence une conversation par son premier message ; une demande va là où son sujet l’indique, et celle sur un élément continue celle qui est ouverte à son propos.',
  },
  response: sentSchema,
  params: inCommunity,
  body: startInput,
  handler: ({ req, community, body }) =>
    startConversation({ req, community: community.id, input: body }),
})

const detail = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/:id',
  summary: {
    en: 'A conversation: its people, receipts, and the person’s own part.',
    fr: 'Une conversation : ses participants, ses accusés, et la place de la personne.',
  },
  response: detailSchema,
  params: oneConversation,
  handler: ({ req, community, params }) =>
    conversationDetail({ req, community: community.id, id: params.id }),
})

const list = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/:id/messages',
  summary: {
    en: 'Messages as far as the person sees them: before or after a number, of a thread, or from a day on.',
    fr: 'Les messages que la personne voit : avant ou après un numéro, d’un fil, ou à partir d’un jour.',
  },
  response: z.strictObject({ messages: z.array(messageSchema) }),
  params: oneConversation,
  query: z.object({
    before: number,
    after: number,
    thread: number,
    since: z.iso.datetime({ offset: true }).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  handler: async ({ req, community, params, query }) => ({
    messages: await listMessages({ req, community: community.id, id: params.id }, query),
  }),
})

const send = defineEndpoint({
  ...member,
  method: 'post',
  path: '/c/:community/conversations/:id/messages',
  limit: 'message',
  summary: {
    en: 'Sends a message; another try with the same `clientId` answers with what is stored.',
    fr: 'Envoie un message ; un nouvel essai avec le même `clientId` renvoie ce qui est enregistré.',
  },
  response: sentSchema,
  params: oneConversation,
  body: messageInput,
  handler: ({ req, community, params, body }) =>
    sendMessage({ req, community: community.id, id: params.id, input: body }),
})

const pointers = defineEndpoint({
  ...member,
  method: 'post',
  path: '/c/:community/conversations/:id/pointers',
  status: 200,
  summary: {
    en: 'Moves what the person has read and received forward; never back.',
    fr: 'Avance ce que la personne a lu et reçu ; jamais en arrière.',
  },
  response: pointerSchema,
  params: oneConversation,
  body: pointerInput,
  handler: ({ req, community, params, body }) =>
    movePointers({ req, community: community.id, id: params.id }, body),
})

const edit = defineEndpoint({
  ...member,
  method: 'patch',
  path: '/c/:community/conversations/:id/messages/:seq',
  summary: {
    en: 'Corrects an own message within the community’s time; what it said before is kept.',
    fr: 'Corrige un de ses messages dans le délai de la résidence ; l’ancien texte est conservé.',
  },
  response: changedSchema,
  params: oneMessage,
  body: editInput,
  handler: ({ req, community, params, body }) =>
    editMessage({ req, community: community.id, id: params.id }, params.seq, body.body),
})

const remove = defineEndpoint({
  ...member,
  method: 'delete',
  path: '/c/:community/conversations/:id/messages/:seq',
  summary: {
    en: 'Takes an own message back within the community’s time; its place stays.',
    fr: 'Retire un de ses messages dans le délai de la résidence ; sa place reste.',
  },
  response: changedSchema,
  params: oneMessage,
  handler: ({ req, community, params }) =>
    deleteMessage({ req, community: community.id, id: params.id }, params.seq),
})

const edits = defineEndpoint({
  ...member,
  method: 'get',
  path: '/c/:community/conversations/:id/messages/:seq/edits',
  summary: {
    en: 'What a corrected message said before.',
    fr: 'Ce qu’un message corrigé disait auparavant.',
  },
  response: z.strictObject({ edits: z.array(editSchema) }),
  params: oneMessage,
  handler: async ({ req, community, params }) => ({
    edits: await editsOf({ req, community: community.id, id: params.id }, params.seq),
  }),
})

const reaction = defineEndpoint({
  ...member,
  method: 'put',
  path: '/c/:community/conversations/:id/messages/:seq/reaction',
  summary: {
    en: 'Adds the person’s reaction to a message, or takes it back.',
    fr: 'Ajoute la réaction de la personne à un message, ou la retire.',
  },
  response: z.strictObject({ seq: z.int() }),
  params: oneMessage,
  body: reactionInput,
  handler: ({ req, community, params, body }) =>
    react({ req, community: community.id, id: params.id }, params.seq, body),
})

const draft = defineEndpoint({
  ...member,
  method: 'put',
  path: '/c/:community/conversations/:id/draft',
  summary: {
    en: 'Keeps what the person has written and not sent; empty: forgets it.',
    fr: 'Conserve ce que la personne a écrit sans l’envoyer ; vide : l’oublie.',
  },
  response: z.strictObject({ isKept: z.boolean() }),
  params: oneConversation,
  body: draftInput,
  handler: ({ req, community, params, body }) =>
    saveDraft({ req, community: community.id, id: params.id }, body),
})

export const messageEndpoints = [
  start,
  detail,
  list,
  send,
  pointers,
  edit,
  remove,
  edits,
  reaction,
  draft,
]
