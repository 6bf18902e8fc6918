'use server'

import { getLocale } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { limit } from '@/kernel/http/rateLimit/limit'
import { definePersonAction } from '@/kernel/portal/action'
import { actionRequest } from '@/kernel/portal/request'
import { aboutPerson } from '../../operations/passwords/aboutPerson'
import { changePassword } from '../../operations/passwords/changePassword'
import { checkNewPassword } from '../../operations/passwords/checkNewPassword'
import { signOutDevice, signOutOthers } from '../../operations/sessions/endSessions'
import { proveByPassword } from '../../operations/sessions/proof'
import { ownPath } from '../ownPath'

const password = z.string().min(1).max(1000)

const refresh = () => {
  revalidatePath('/', 'layout')
}

export const changePasswordAction = definePersonAction({
  input: z.object({ currentPassword: password, password }),
  handler: async ({ req, input }) => {
    const { currentPassword, password: wanted } = input
    await changePassword({ req, currentPassword, password: wanted })
    refresh()
    return undefined
  },
})

export const signOutDeviceAction = definePersonAction({
  input: z.object({ session: z.uuid() }),
  handler: async ({ req, input }) => {
    await signOutDevice(req, input.session)
    refresh()
    return undefined
  },
})

export const signOutOthersAction = definePersonAction({
  input: z.object({}),
  handler: async ({ req }) => {
    await signOutOthers(req)
    refresh()
    return undefined
  },
})

export const confirmIdentityAction = definePersonAction({
  input: z.object({
    password,
    code: z.string().max(40).optional(),
    next: z.string().max(2000),
  }),
  handler: async ({ req, input }) => {
    await proveByPassword(req, input)
    redirect(ownPath(input.next))
  },
})

/** What speaks against a password that is being written; empty: nothing; null: not looked at. */
export const hintAtPassword = async (wanted: string): Promise<string | null> => {
  const req = await actionRequest()
  if (!req.user || wanted === '') return null
  try {
    await limit(req, 'write')
    await checkNewPassword({ password: wanted, about: await aboutPerson(req, req.user.id) })
    return ''
  } catch (error) {
    const { status, body } = describeFailure(error, req, await getLocale())
    return status === 400 ? body.error.message : null
  }
}
