'use server'

import { getLocale } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { definePersonAction } from '@/kernel/portal/action'
import type { ActionState } from '@/kernel/portal/actionState'
import { actionRequest } from '@/kernel/portal/request'
import { finishSignIn } from '../../operations/secondStep/finishSignIn'
import {
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from '../../operations/secondStep/setUp'
import { ownPath } from '../ownPath'
import { dropTicket, keepSession } from '../session'

const code = z.string().trim().min(6).max(40)
const form = z.object({ code, next: z.string().max(2000).optional() })

const given = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** Goes on with a sign-in whose password was right. */
export const secondStepAction = async (_: ActionState, data: FormData): Promise<ActionState> => {
  const req = await actionRequest()
  const next = given(data, 'next')
  try {
    const input = form.parse({ code: given(data, 'code'), next }, { reportInput: true })
    await keepSession(await finishSignIn(req, input.code))
    await dropTicket()
    redirect(ownPath(next))
  } catch (error) {
    unstable_rethrow(error)
    const problem = describeFailure(error, req, await getLocale()).body.error
    const { code: problemCode, message, field } = problem
    return {
      status: 'failed',
      code: problemCode,
      message,
      ...(field !== undefined && { field }),
      values: {},
    }
  }
}

export const beginAuthenticatorAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    await beginAuthenticator(req)
    revalidatePath('/settings/security/second-step')
    return undefined
  },
})

export const confirmAuthenticatorAction = definePersonAction({
  input: z.object({ code }),
  handler: async ({ req, input }) => ({
    codes: (await confirmAuthenticator(req, input.code)).join(' '),
  }),
})

export const renewCodesAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => ({ codes: (await renewRecoveryCodes(req)).join(' ') }),
})

export const removeAuthenticatorAction = definePersonAction({
  input: z.object({ code }),
  handler: async ({ req, input }) => {
    await removeAuthenticator(req, input.code)
    redirect('/settings/security')
  },
})
