'use server'

import { getLocale } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { definePersonAction } from '@/kernel/portal/action'
import { actionRequest } from '@/kernel/portal/request'
import { addPasskey, passkeyCreation } from '../../operations/passkeys/addPasskey'
import { assertionAnswer, registrationAnswer } from '../../operations/passkeys/answers'
import { removePasskey } from '../../operations/passkeys/ownPasskeys'
import { proveByPasskey } from '../../operations/passkeys/proveByPasskey'
import { passkeyRequest, signInWithPasskey } from '../../operations/passkeys/signInWithPasskey'
import { ownPath } from '../ownPath'
import { dropTicket, keepDevice, keepSession } from '../session'

type Asked = Awaited<ReturnType<typeof passkeyRequest>>['options']

interface Failed {
  problem: string
}

const orProblem = async <T>(
  work: (req: Awaited<ReturnType<typeof actionRequest>>) => Promise<T>,
): Promise<T | Failed> => {
  const req = await actionRequest()
  try {
    return await work(req)
  } catch (error) {
    unstable_rethrow(error)
    return { problem: describeFailure(error, req, await getLocale()).body.error.message }
  }
}

/** What the browser is to ask its person's device. */
export const askForPasskey = async (): Promise<{ options: Asked } | Failed> =>
  orProblem(async (req) => {
    const { options, device } = await passkeyRequest(req)
    await keepDevice(device.token)
    return { options }
  })

/** Signs in with what the device answered; comes back only where it was refused. */
export const answerWithPasskey = async (answer: unknown, next: string): Promise<Failed> =>
  orProblem<Failed>(async (req) => {
    const session = await signInWithPasskey(req, assertionAnswer.parse(answer))
    await keepSession(session)
    await dropTicket()
    redirect(ownPath(next))
  })

/** Proves who is signed in with what the device answered. */
export const proveWithPasskey = async (answer: unknown, next: string): Promise<Failed> =>
  orProblem<Failed>(async (req) => {
    await proveByPasskey(req, assertionAnswer.parse(answer))
    redirect(ownPath(next))
  })

export const askForNewPasskey = async (): Promise<
  { options: Awaited<ReturnType<typeof passkeyCreation>>['options'] } | Failed
> =>
  orProblem(async (req) => {
    const { options, device } = await passkeyCreation(req)
    await keepDevice(device.token)
    return { options }
  })

/** Keeps a new passkey. @returns recovery codes where they are the first. */
export const keepNewPasskey = async (
  name: string,
  answer: unknown,
): Promise<{ codes: string[] } | Failed> =>
  orProblem(async (req) => {
    const parsed = z.string().trim().min(1).max(60).parse(name, { reportInput: true })
    return {
      codes: await addPasskey(req, { name: parsed, answer: registrationAnswer.parse(answer) }),
    }
  })

export const removePasskeyAction = definePersonAction({
  input: z.object({ passkey: z.string().min(1).max(1400) }),
  handler: async ({ req, input }) => {
    await removePasskey(req, input.passkey)
    revalidatePath('/settings', 'layout')
    return undefined
  },
})
