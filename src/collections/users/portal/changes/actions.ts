'use server'

import { getLocale } from 'next-intl/server'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { definePersonAction } from '@/kernel/portal/action'
import type { ActionState } from '@/kernel/portal/actionState'
import { actionRequest } from '@/kernel/portal/request'
import { confirmEmailChange, requestEmailChange } from '../../operations/changes/changeEmail'
import { undoChange } from '../../operations/changes/undoChange'
import { dropSession } from '../session'

const email = z.email().max(254)

export const requestEmailChangeAction = definePersonAction({
  input: z.object({ email: z.string().trim().toLowerCase().pipe(email) }),
  handler: async ({ req, input }) => {
    await requestEmailChange(req, input.email)
    return { email: input.email }
  },
})

export const confirmEmailChangeAction = definePersonAction({
  input: z.object({ email: email.optional(), code: z.string().trim().min(6).max(200) }),
  handler: async ({ req, input }) => {
    const { email: wanted, code } = input
    await confirmEmailChange(req, wanted === undefined ? { code } : { email: wanted, code })
    return {}
  },
})

/** Undoes a change by the link of its mail; nobody needs to be signed in. */
export const undoChangeAction = async (_: ActionState, form: FormData): Promise<ActionState> => {
  const req = await actionRequest()
  try {
    const token = form.get('token')
    const reset = await undoChange(req, typeof token === 'string' ? token.slice(0, 200) : '')
    await dropSession()
    redirect(`/reset-password?token=${encodeURIComponent(reset)}`)
  } catch (error) {
    unstable_rethrow(error)
    const { code, message } = describeFailure(error, req, await getLocale()).body.error
    return { status: 'failed', code, message, values: {} }
  }
}
