import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { limit } from '@/kernel/http/rateLimit/limit'
import { metrics } from '@/kernel/observability/metrics'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { openChallenge, spendChallenge } from '../secondStep/challenges'
import type { Device } from '../sessions/device'
import { openSession } from '../sessions/openSession'
import type { OpenedSession } from '../sessions/openSession'
import { knownTransports } from './answers'
import type { AssertionAnswer } from './answers'
import { askBrowser, challengeIn, passkeyRefused, takeQuestion, whyRefused } from './questions'
import { relyingParty } from './relyingParty'

interface Stored extends Record<string, unknown> {
  id: string
  user_id: string
  public_key: string
  counter: string
  transports: string
}

const select = sql`select id, user_id, public_key, counter, transports from passkeys`

const storedOf = async (req: PayloadRequest, userId: string): Promise<Stored[]> =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    return (await reader.execute<Stored>(sql`${select} where user_id = ${userId}`)).rows
  })

const storedBy = async (req: PayloadRequest, id: string): Promise<Stored> => {
  const rows = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return (await reader.execute<Stored>(sql`${select} where id = ${id}`)).rows
  })
  const [row] = rows
  if (!row) throw passkeyRefused()
  return row
}

/**
 * What the browser needs to sign in with a passkey: any of its own; where a password was right
 * before, or somebody is signed in, one of that person's.
 * @throws AppError 429 `rate-limited`.
 */
export const passkeyRequest = async (
  req: PayloadRequest,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; device: Device }> => {
  await limit(req, 'anonymous')
  const userId = req.user?.id ?? (await openChallenge(req))?.userId ?? null
  const own = userId === null ? [] : await storedOf(req, userId)
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    allowCredentials: own.map(({ id, transports }) => ({
      id,
      transports: knownTransports(transports.split(',')),
    })),
  })
  const question = { purpose: 'passkey', userId, challenge: options.challenge } as const
  return { options, device: await askBrowser(req, question) }
}

/**
 * Looks at a signature, and uses its question up.
 * @returns whose passkey it is
 * @throws AppError 400 `users.passkey-refused`, 429.
 */
export const checkPasskey = async (
  req: PayloadRequest,
  answer: AssertionAnswer,
): Promise<string> => {
  await limit(req, 'anonymous')
  const challenge = challengeIn(answer.response.clientDataJSON)
  const question = await takeQuestion(req, { purpose: 'passkey', challenge })
  const stored = await storedBy(req, answer.id)
  if (question.userId !== null && question.userId !== stored.user_id) throw passkeyRefused()
  const { id, origin } = relyingParty()
  const { clientDataJSON, authenticatorData, signature } = answer.response
  const counter = Number(stored.counter)
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const result = await verifyAuthenticationResponse({
    response: {
      ...answer,
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: stored.id,
      publicKey: new Uint8Array(Buffer.from(stored.public_key, 'base64url')),
      counter,
    },
  }).catch(whyRefused)
  if (result?.verified !== true) throw passkeyRefused()
  await keepCounter(req, stored.id, { counter, newCounter: result.authenticationInfo.newCounter })
  return stored.user_id
}

/** A counter that does not grow is a copy's; many passkeys have none and say 0 for good. */
const keepCounter = async (
  req: PayloadRequest,
  id: string,
  { counter, newCounter }: { counter: number; newCounter: number },
): Promise<void> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute(sql`
      update passkeys set counter = ${newCounter}, last_used_at = now()
      where id = ${id} and counter = ${counter}
        and (${newCounter} > counter or (${newCounter} = 0 and counter = 0)) returning 1`)
  })
  if (rows.length === 0) throw passkeyRefused()
}

/**
 * Signs in with a passkey alone. It is something that the person has, unlocked by what they know or
 * are, so it stands for both steps; a sign-in that waited for its second one is done with.
 * @throws AppError 400 `users.passkey-refused`, 429.
 */
export const signInWithPasskey = async (
  req: PayloadRequest,
  answer: AssertionAnswer,
): Promise<OpenedSession> => {
  const userId = await checkPasskey(req, answer)
  const waiting = await openChallenge(req)
  const session = await whileSigningIn(() =>
    inTransaction(req, async () => {
      const tx = await txOf(req)
      const { rows } = await tx.execute(
        sql`select 1 from passkeys where id = ${answer.id} and user_id = ${userId} for share`,
      )
      if (rows.length === 0) throw passkeyRefused()
      if (waiting?.userId === userId) await spendChallenge(req, waiting.id)
      return openSession({ req, userId, isSecondStepDone: true })
    }),
  )
  if (!session) throw passkeyRefused()
  metrics().signIns.inc({ outcome: 'signed-in' })
  return session
}
