'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fileReport } from '@/collections/moderation/public'
import { MAX_REPORT_NOTE, REPORT_REASONS } from '@/kernel/moderation/reasons'
import { definePortalAction } from '@/kernel/portal/action'
import { rolesIn } from '@/kernel/tenancy/scope'
import {
  addComment,
  commentInput,
  editComment,
  editInput,
  removeComment,
} from '../operations/comments'
import { acknowledgeAnnouncement, likeAnnouncement } from '../operations/own'
import { COMMENT } from '../reportables'
import { EDITOR_ROLES } from '../roles'

const one = z.object({ id: z.uuid() })

/** The page, and how many are unread wherever that stands. */
const showAgain = () => revalidatePath('/', 'layout')

export const acknowledgeAction = definePortalAction({
  input: one,
  roles: [],
  handler: async ({ req, community, input: { id } }) => {
    await acknowledgeAnnouncement({ req, community, id })
    showAgain()
    return undefined
  },
})

export const likeAction = definePortalAction({
  input: one.extend({ liked: z.enum(['yes', 'no']) }),
  roles: [],
  handler: async ({ req, community, input: { id, liked } }) => {
    await likeAnnouncement({ req, community, id, isLiked: liked === 'yes' })
    showAgain()
    return undefined
  },
})

export const commentAction = definePortalAction({
  input: commentInput.extend({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input: { id, ...input } }) => {
    await addComment({ req, community: community.id, id, input })
    showAgain()
    return undefined
  },
})

export const editCommentAction = definePortalAction({
  input: editInput.extend({ id: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input: { id, text } }) => {
    await editComment({ req, community: community.id, id, input: { text } })
    showAgain()
    return undefined
  },
})

export const uncommentAction = definePortalAction({
  input: one,
  roles: [],
  handler: async ({ req, scope, community, input: { id } }) => {
    const held = rolesIn(scope, community.id)
    const isEditor = EDITOR_ROLES.some((role) => held.includes(role))
    await removeComment({ req, community: community.id, id, isEditor })
    showAgain()
    return undefined
  },
})

export const reportAction = definePortalAction({
  input: one.extend({
    reason: z.enum(REPORT_REASONS),
    note: z.string().trim().max(MAX_REPORT_NOTE).default(''),
  }),
  roles: [],
  handler: async ({ req, community, input: { id, reason, note } }) => {
    const input = { kind: COMMENT, record: id, part: 0, reason, note }
    await fileReport({ req, community: community.id, input })
    return undefined
  },
})
