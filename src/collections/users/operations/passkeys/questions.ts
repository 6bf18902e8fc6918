import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { log } from '@/kernel/log'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { deviceOf } from '../sessions/device'
import type { Device } from '../sessions/device'

/** What a signature is asked for: a new passkey, a sign-in, a proof of who is signed in. */
export type PasskeyPurpose = 'passkey-new' | 'passkey'

const MINUTES = 5

export const passkeyRefused = (): AppError =>
  new AppError({ code: 'users.passkey-refused', status: 400 })

/** The person gets one refusal for all; what the browser's answer lacked is for whoever runs this. */
export const whyRefused = (error: unknown): undefined => {
  const reason = error instanceof Error ? error.message : String(error)
  log().debug({ msg: 'a passkey was refused', reason })
}

/**
 * Puts a question to this browser, to be answered once and within five minutes.
 * @param userId whose answer alone counts; null: whoever's passkey it is
 */
export const askBrowser = async (
  req: PayloadRequest,
  question: { purpose: PasskeyPurpose; userId: string | null; challenge: string },
): Promise<Device> => {
  const device = deviceOf(req)
  await whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      insert into account_challenges (id, purpose, user_id, device, challenge, expires_at)
      values (${uuidv7()}, ${question.purpose}, ${question.userId}, ${device.digest},
        ${question.challenge}, now() + make_interval(mins => ${MINUTES}))`)
  })
  return device
}

/** The question that an answer says it is for; it is looked up, and trusted for nothing else. */
export const challengeIn = (clientDataJSON: string): string => {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    const isAnswer = typeof data === 'object' && data !== null && 'challenge' in data
    return isAnswer && typeof data.challenge === 'string' ? data.challenge : ''
  } catch {
    return ''
  }
}

/**
 * Uses a question up, whether or not its answer is right: a second answer finds none.
 * @returns whose answer it has to be
 * @throws AppError 400 `users.passkey-refused`
 */
export const takeQuestion = async (
  req: PayloadRequest,
  { purpose, challenge }: { purpose: PasskeyPurpose; challenge: string },
): Promise<{ userId: string | null }> => {
  const { digest } = deviceOf(req)
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<{ user_id: string | null }>(sql`
      update account_challenges set used_at = now()
      where challenge = ${challenge} and purpose = ${purpose} and device = ${digest}
        and used_at is null and expires_at > now() returning user_id`)
  })
  const [row] = rows
  if (!row) throw passkeyRefused()
  return { userId: row.user_id }
}
