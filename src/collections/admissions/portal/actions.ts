'use server'

import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import {
  confirmEmail,
  confirmPhone,
  keepInBrowser,
  openSession,
  requestEmailConfirmation,
  requestPhoneCode,
} from '@/collections/users/public'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { ActionState } from '@/kernel/portal/actionState'
import { readUnitCode } from '../domain/unitCode'
import { acceptAsNewcomer, acceptAsSelf, beginAccepting } from '../operations/invitations/accept'
import { findInvitation } from '../operations/invitations/findInvitation'
import { correctRequest, withdrawRequest } from '../operations/registration/changeOwn'
import { askToJoin, beginRegistration, register } from '../operations/registration/register'
import { guarded, textsOf } from './guarded'

const who = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
})
const proof = z.object({
  password: z.string().min(1).max(1000),
  code: z.string().max(100).default(''),
})
const secretShape = z.object({ secret: z.string().min(1).max(200) })
const claimShape = z.object({
  unitText: z.string().trim().min(1).max(120),
  role: z.enum(RESIDENT_ROLES),
  message: z.string().trim().max(1000).default(''),
})
const inCommunity = z.object({ community: z.string().min(1).max(40) })
const oneRequest = z.object({ id: z.uuid() })

const read = <T>(schema: z.ZodType<T>, form: FormData): T =>
  schema.parse(textsOf(form), { reportInput: true })

const signInHere = async (req: PayloadRequest, userId: string): Promise<void> => {
  const session = await openSession({ req, userId })
  if (session) await keepInBrowser(session)
}

/** The code of a letter leads to its invitation. */
export const typeCodeAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const { code } = read(z.object({ code: z.string().min(1).max(100) }), form)
    await findInvitation(req, code)
    redirect(`/join/${encodeURIComponent(readUnitCode(code) ?? code.trim())}`)
  })

export const joinAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const locale = await getLocale()
    const { secret } = read(secretShape, form)
    const { name, email } = read(who, form)
    if (form.get('step') !== 'finish') {
      const { needsCode } = await beginAccepting(req, { secret, email, locale })
      return { step: 'finish', name, email, needsCode: needsCode ? 'yes' : '' }
    }
    const { password, code } = read(proof, form)
    const newcomer = { secret, name, email, locale, password, code }
    const { userId, slug } = await acceptAsNewcomer(req, newcomer)
    await signInHere(req, userId)
    redirect(`/c/${slug}`)
  })

export const acceptAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const { slug } = await acceptAsSelf(req, read(secretShape, form).secret)
    redirect(`/c/${slug}`)
  })

export const registerAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    const locale = await getLocale()
    const { community } = read(inCommunity, form)
    const claim = read(claimShape, form)
    if (req.user) {
      await askToJoin(req, { community, claim })
      redirect('/waiting')
    }
    const { name, email } = read(who, form)
    if (form.get('step') !== 'finish') {
      await beginRegistration(req, { community, email, locale })
      return { ...claim, step: 'finish', name, email, needsCode: 'yes' }
    }
    const { password, code } = read(proof, form)
    const person = { name, email, locale }
    await signInHere(req, await register(req, { community, person, password, code, claim }))
    redirect('/waiting')
  })

export const correctAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    await correctRequest(req, read(oneRequest, form).id, read(claimShape, form))
    return {}
  })

export const withdrawAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req) => {
    await withdrawRequest(req, read(oneRequest, form).id)
    redirect('/waiting')
  })

/** Without a code it sends one; with one, or with the secret of the link, it confirms. */
export const confirmEmailAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req): Promise<Record<string, string>> => {
    const { code, token, ask } = textsOf(form)
    if (ask === 'code') {
      await requestEmailConfirmation(req)
      return { sent: 'yes' }
    }
    await confirmEmail(
      req,
      z
        .string()
        .min(1)
        .max(200)
        .parse(token ?? code, { reportInput: true }),
    )
    return { confirmed: 'yes' }
  })

export const phoneAction = async (_: ActionState, form: FormData): Promise<ActionState> =>
  guarded(form, async (req): Promise<Record<string, string>> => {
    const { phone } = read(z.object({ phone: z.string().min(1).max(40) }), form)
    if (form.get('step') !== 'finish') {
      return { step: 'finish', phone: await requestPhoneCode(req, { phone, country: null }) }
    }
    const { code } = read(z.object({ code: z.string().min(1).max(100) }), form)
    await confirmPhone(req, { phone, code })
    return { confirmed: 'yes' }
  })
