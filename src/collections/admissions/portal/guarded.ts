import 'server-only'
import { getLocale } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { describeFailure } from '@/kernel/http/errorShape'
import type { ActionState } from '@/kernel/portal/actionState'
import { actionRequest } from '@/kernel/portal/request'

/** The texts of a form, to be shown again beside an error; nothing that is to stay secret. */
export const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([key, value]) =>
      typeof value === 'string' && !key.startsWith('$') ? [[key, value]] : [],
    ),
  )

const echoOf = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !/password|secret/i.test(key)))

/** Runs what a form of the door asks for; a failure becomes words beside the form. */
export const guarded = async (
  form: FormData,
  work: (req: PayloadRequest) => Promise<Record<string, string>>,
): Promise<ActionState> => {
  const req = await actionRequest()
  try {
    return { status: 'done', result: await work(req), at: Date.now() }
  } catch (error) {
    unstable_rethrow(error)
    const { code, message, field } = describeFailure(error, req, await getLocale()).body.error
    const values = echoOf(textsOf(form))
    return { status: 'failed', code, message, ...(field !== undefined && { field }), values }
  }
}
