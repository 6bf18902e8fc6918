'use server'

import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { isLocale, LOCALE_COOKIE } from '@/kernel/i18n/locales'
import type { ActionState } from '@/kernel/portal/actionState'
import { actionRequest } from '@/kernel/portal/request'
import { requestPasswordReset } from '../operations/passwords/requestReset'
import { resetPassword } from '../operations/passwords/resetPassword'
import { redeemUnlock, requestUnlock } from '../operations/signIn/unlockByMail'
import { signIn } from '../operations/signIn/signIn'
import { ownPath } from './ownPath'
import { keepDevice, keepSession, keepTicket } from './session'

const YEAR = 365 * 24 * 3600

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const guarded = async (
  form: FormData,
  work: (req: PayloadRequest) => Promise<ActionState>,
): Promise<ActionState> => {
  const req = await actionRequest()
  try {
    return await work(req)
  } catch (error) {
    unstable_rethrow(error)
    const { code, message, field } = describeFailure(error, req, await getLocale()).body.error
    const values = { email: text(form, 'email') }
    return { status: 'failed', code, message, ...(field !== undefined && { field }), values }
  }
}

/** The language of the account, where the person has not chosen another on this device. */
const rememberLanguage = async (locale: string) => {
  const jar = await cookies()
  if (jar.get(LOCALE_COOKIE)) return
  jar.set(LOCALE_COOKIE, locale, { path: '/', sameSite: 'lax', maxAge: YEAR })
}

export const signInAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const { email, password } = z
      .object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1000) })
      .parse(
        { email: text(form, 'email'), password: text(form, 'password') },
        { reportInput: true },
      )
    const outcome = await signIn({ req, email, password })
    const next = ownPath(text(form, 'next'))
    if (outcome.state === 'next-step') {
      await keepTicket(outcome.step)
      redirect(`/sign-in/second-step?next=${encodeURIComponent(next)}`)
    }
    await keepSession(outcome.session)
    await rememberLanguage(outcome.session.person.locale)
    redirect(next)
  })

/** The buttons of the demo: the same sign-in, from a plain form. */
export const demoSignInAction = async (form: FormData): Promise<void> => {
  await signInAction({ status: 'idle' }, form)
}

export const forgotPasswordAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const { email } = z
      .object({ email: z.email().max(254) })
      .parse({ email: text(form, 'email').trim() }, { reportInput: true })
    await requestPasswordReset(req, email)
    return { status: 'done', result: {}, at: Date.now() }
  })

export const requestUnlockAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const { email } = z
      .object({ email: z.email().max(254) })
      .parse({ email: text(form, 'email').trim() }, { reportInput: true })
    await requestUnlock(req, email)
    return { status: 'done', result: {}, at: Date.now() }
  })

export const redeemUnlockAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    await keepDevice(await redeemUnlock(req, text(form, 'token').slice(0, 200)))
    redirect('/sign-in')
  })

export const resetPasswordAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const device = await resetPassword({
      req,
      token: text(form, 'token'),
      password: text(form, 'password'),
    })
    await keepDevice(device)
    redirect('/sign-in')
  })

export const chooseLanguageAction = async (form: FormData): Promise<void> => {
  const value = text(form, 'locale')
  if (isLocale(value)) {
    const jar = await cookies()
    jar.set(LOCALE_COOKIE, value, { path: '/', sameSite: 'lax', maxAge: YEAR })
  }
  redirect(ownPath(text(form, 'next')))
}
