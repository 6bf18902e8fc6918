'use server'

import { getLocale } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import { AppError } from '@/kernel/errors'
import { describeFailure } from '@/kernel/http/errorShape'
import { limit } from '@/kernel/http/rateLimit/limit'
import { unsubscribe } from '@/kernel/notifications/operations/preferences'
import { readUnsubscribeToken } from '@/kernel/notifications/unsubscribe'
import type { ActionState } from '@/kernel/portal/actionState'
import { actionRequest } from '@/kernel/portal/request'

/** Whoever holds the mail may press: the link is the proof, and no login is asked for. */
export const unsubscribeAction = async (_: ActionState, form: FormData): Promise<ActionState> => {
  const req = await actionRequest()
  try {
    await limit(req, 'anonymous')
    const token = form.get('token')
    const found = typeof token === 'string' ? readUnsubscribeToken(token.slice(0, 300)) : null
    if (!found)
      throw new AppError({ code: 'notifications.link-wrong', status: 400, field: 'token' })
    await unsubscribe(req, found)
    return { status: 'done', result: {}, at: Date.now() }
  } catch (error) {
    unstable_rethrow(error)
    const { code, message, field } = describeFailure(error, req, await getLocale()).body.error
    return { status: 'failed', code, message, ...(field !== undefined && { field }), values: {} }
  }
}
