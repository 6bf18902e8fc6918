import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { rolesIn } from '@/kernel/tenancy/scope'
import {
  addComment,
  commentInput,
  editComment,
  editInput,
  removeComment,
} from '../operations/comments'
import { mentionableSchema, suggestInput, suggestPeople } from '../operations/mentions'
import { EDITOR_ROLES } from '../roles'
import { done, one, readers } from './params'

const people = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/announcements/:id/people',
  summary: {
    en: 'Whom the person may name in a comment: those who read it and let the person write to them.',
    fr: 'Qui la personne peut citer dans un commentaire : qui lit l’annonce et accepte qu’elle lui écrive.',
  },
  response: z.strictObject({ people: z.array(mentionableSchema) }),
  params: one,
  query: suggestInput,
  handler: async ({ req, community, params: { id }, query }) => ({
    people: await suggestPeople({ req, community: community.id, id, query }),
  }),
})

const comment = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/announcements/:id/comments',
  summary: {
    en: 'Comments on an announcement, or answers a comment, whose author is told, as is whoever it names.',
    fr: 'Commente une annonce, ou répond à un commentaire, dont l’auteur est prévenu, comme les personnes citées.',
  },
  response: done,
  params: one,
  body: commentInput,
  handler: ({ req, community, params: { id }, body }) =>
    addComment({ req, community: community.id, id, input: body }),
})

const uncomment = defineEndpoint({
  ...readers,
  method: 'delete',
  path: '/c/:community/announcement-comments/:id',
  summary: {
    en: 'Removes a comment: one’s own, or any for those who write announcements.',
    fr: 'Supprime un commentaire : le sien, ou tout autre pour qui rédige les annonces.',
  },
  response: done,
  params: one,
  handler: ({ req, scope, community, params: { id } }) => {
    const held = rolesIn(scope, community.id)
    const isEditor = EDITOR_ROLES.some((role) => held.includes(role))
    return removeComment({ req, community: community.id, id, isEditor })
  },
})

const edit = defineEndpoint({
  ...readers,
  method: 'put',
  path: '/c/:community/announcement-comments/:id',
  summary: {
    en: 'Changes a comment of one’s own; whoever it names for the first time is told.',
    fr: 'Modifie son propre commentaire ; qui y est cité pour la première fois est prévenu.',
  },
  response: done,
  params: one,
  body: editInput,
  handler: ({ req, community, params: { id }, body }) =>
    editComment({ req, community: community.id, id, input: body }),
})

export const commentEndpoints = [people, comment, edit, uncomment]
