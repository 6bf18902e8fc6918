import 'server-only'
import { getLocale } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { accessDenied, authRequired, notFound } from '../errors'
import type { Role } from '../domain/membership'
import { describeFailure } from '../http/errorShape'
import { limit, limitCommunity } from '../http/rateLimit/limit'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { rolesIn, scopeOf } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import type { ActionState } from './actionState'
import { actionRequest } from './request'

/** What a form is told of its success. */
type Done = Record<string, string> | undefined

interface ActionContext<Input> {
  req: PayloadRequest
  scope: Scope
  community: CommunityIdentity
  input: Input
  form: FormData
}

interface ActionSpec<Input> {
  input: z.ZodType<Input>
  /** Roles in the community; empty: any member. */
  roles: readonly Role[]
  /** Returns what the form is to be told; a redirect may be thrown. */
  handler: (context: ActionContext<Input>) => Promise<Done>
}

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([key, value]) =>
      typeof value === 'string' && !key.startsWith('$') ? [[key, value]] : [],
    ),
  )

/** What was typed, to be shown again beside an error; nothing that is to stay secret. */
const echoOf = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !/password|token/i.test(key)))

/** The action of a form: a failure as words beside it, with what was typed still in it. */
const answering =
  (work: (req: PayloadRequest, form: FormData, values: Record<string, string>) => Promise<Done>) =>
  async (_previous: ActionState, form: FormData): Promise<ActionState> => {
    const values = textsOf(form)
    const req = await actionRequest()
    try {
      if (!req.user) throw authRequired()
      await limit(req, 'write')
      return { status: 'done', result: (await work(req, form, values)) ?? {}, at: Date.now() }
    } catch (error) {
      unstable_rethrow(error)
      const { body } = describeFailure(error, req, await getLocale())
      const { code, message, field } = body.error
      return {
        status: 'failed',
        code,
        message,
        ...(field !== undefined && { field }),
        values: echoOf(values),
      }
    }
  }

/**
 * Makes a server action of an operation: who may call it, what it takes, and a failure as words
 * beside the form, with what was typed still in it. The form names its community in `community`.
 */
export const definePortalAction = <Input>({ input, roles, handler }: ActionSpec<Input>) =>
  answering(async (req, form, values) => {
    const scope = await scopeOf(req)
    const community = await identity().communityBySlug(req, values['community'] ?? '')
    const held = community ? rolesIn(scope, community.id) : []
    if (!community || held.length === 0) throw notFound()
    if (roles.length > 0 && !held.some((role) => roles.includes(role))) throw accessDenied()
    await limitCommunity('write', community.id)
    const parsed = input.parse(values, { reportInput: true })
    return handler({ req, scope, community, input: parsed, form })
  })

interface PersonActionSpec<Input> {
  input: z.ZodType<Input>
  handler: (context: Pick<ActionContext<Input>, 'req' | 'input' | 'form'>) => Promise<Done>
}

/** The same for what a person changes of their own, in whatever community or in none. */
export const definePersonAction = <Input>({ input, handler }: PersonActionSpec<Input>) =>
  answering(async (req, form, values) => {
    const parsed = input.parse(values, { reportInput: true })
    return handler({ req, input: parsed, form })
  })
