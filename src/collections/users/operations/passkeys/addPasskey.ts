import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { recordChange } from '../changes/recordChange'
import { requireFreshProof } from '../sessions/proof'
import { secondFactorsOf } from '../secondStep/factors'
import { endOthers } from '../secondStep/endOthers'
import { makeRecoveryCodes } from '../secondStep/recoveryCodes'
import type { Device } from '../sessions/device'
import { knownTransports } from './answers'
import type { RegistrationAnswer } from './answers'
import { askBrowser, challengeIn, passkeyRefused, takeQuestion, whyRefused } from './questions'
import { relyingParty } from './relyingParty'

const MOST = 10

/**
 * What the browser needs to make a passkey.
 * @throws AppError 403 `users.proof-needed`, 409 `users.passkeys-full`.
 */
export const passkeyCreation = async (
  req: PayloadRequest,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; device: Device }> => {
  await requireFreshProof(req)
  if (!req.user) throw authRequired()
  const { id, email, name } = req.user
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(
    sql`select id from passkeys where user_id = ${id}`,
  )
  if (rows.length >= MOST) throw new AppError({ code: 'users.passkeys-full', status: 409 })
  const { id: rpID, name: rpName } = relyingParty()
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpID,
    rpName,
    userID: new TextEncoder().encode(id),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: rows,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const device = await askBrowser(req, {
    purpose: 'passkey-new',
    userId: id,
    challenge: options.challenge,
  })
  return { options, device }
}

const verified = async (answer: RegistrationAnswer, challenge: string) => {
  const { id, origin } = relyingParty()
  const { response } = answer
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const result = await verifyRegistrationResponse({
    response: {
      ...answer,
      clientExtensionResults: {},
      response: {
        clientDataJSON: response.clientDataJSON,
        attestationObject: response.attestationObject,
      },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(whyRefused)
  if (result?.verified !== true) throw passkeyRefused()
  return result.registrationInfo.credential
}

/**
 * Keeps a passkey under a name. @returns recovery codes where there were none, for the one time.
 * @throws AppError 400 `users.passkey-refused`, 403 `users.proof-needed`, 409 `users.passkey-known`.
 */
export const addPasskey = async (
  req: PayloadRequest,
  { name, answer }: { name: string; answer: RegistrationAnswer },
): Promise<string[]> => {
  await requireFreshProof(req)
  if (!req.user) throw authRequired()
  const { id: userId } = req.user
  const challenge = challengeIn(answer.response.clientDataJSON)
  const question = await takeQuestion(req, { purpose: 'passkey-new', challenge })
  if (question.userId !== userId) throw passkeyRefused()
  const key = await verified(answer, challenge)
  const transports = knownTransports(answer.response.transports).join(',')
  return inTransaction(req, async () => {
    await recordChange(req, { userId, kind: 'passkey-added' })
    const before = await secondFactorsOf(req, userId)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into passkeys (id, user_id, name, public_key, counter, transports)
      values (${key.id}, ${userId}, ${name},
        ${Buffer.from(key.publicKey).toString('base64url')}, ${key.counter}, ${transports})
      on conflict (id) do nothing returning 1`)
    if (rows.length === 0) throw new AppError({ code: 'users.passkey-known', status: 409 })
    const isFirst = !before.hasAuthenticator && before.passkeys === 0
    if (!isFirst) return []
    await endOthers(req, userId)
    return makeRecoveryCodes(req, userId)
  })
}
