import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { beginAnew, countInOrder } from '@/kernel/http/rateLimit/inOrder'
import { recordChange } from '../changes/recordChange'
import { seal, unseal } from '../sealing'
import { requireFreshProof } from '../sessions/proof'
import { endOthers } from './endOthers'
import { secondFactorsOf } from './factors'
import { makeRecoveryCodes } from './recoveryCodes'
import { spendCode } from './spendCode'
import { newTotpSecret, stepOfCode, totpUri } from './totp'

const wrongCode = (): AppError =>
  new AppError({ code: 'users.second-step-wrong', status: 400, field: 'code' })

const selfOf = async (req: PayloadRequest): Promise<{ id: string; email: string }> => {
  await requireFreshProof(req)
  if (!req.user) throw authRequired()
  return { id: req.user.id, email: req.user.email }
}

/** Counts a try before it is looked at; what is right begins anew. */
const counted = async <T>(userId: string, work: () => Promise<T>): Promise<T> => {
  await countInOrder('second-step', [['account', userId]])
  const result = await work()
  await beginAnew('second-step', [['account', userId]])
  return result
}

/**
 * Makes the secret of an authenticator app. It counts for nothing before its first code.
 * @throws AppError 403 `users.proof-needed`, 409 `users.second-step-on`.
 */
export const beginAuthenticator = async (req: PayloadRequest): Promise<void> => {
  const { id } = await selfOf(req)
  const secret = seal(newTotpSecret(), { use: 'authenticator', owner: id })
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    insert into second_factors (user_id, secret) values (${id}, ${secret})
    on conflict (user_id) do update set secret = excluded.secret, created_at = now()
      where second_factors.confirmed_at is null
    returning 1`)
  if (rows.length === 0) throw new AppError({ code: 'users.second-step-on', status: 409 })
}

const pendingSecret = async (req: PayloadRequest, userId: string): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ secret: string }>(sql`
    select secret from second_factors where user_id = ${userId} and confirmed_at is null
      and created_at > now() - interval '1 hour'`)
  const [row] = rows
  return row ? unseal(row.secret, { use: 'authenticator', owner: userId }) : null
}

/**
 * What an authenticator app needs, while its first code is awaited; null where nothing was begun.
 * @throws AppError 403 `users.proof-needed`.
 */
export const pendingAuthenticator = async (
  req: PayloadRequest,
): Promise<{ secret: string; uri: string } | null> => {
  const { id, email } = await selfOf(req)
  const secret = await pendingSecret(req, id)
  return secret === null ? null : { secret, uri: totpUri(secret, email) }
}

/**
 * Turns the second step on with the app's first code. @returns the recovery codes, for the one time.
 * @throws AppError 400 `users.second-step-wrong`, 403 `users.proof-needed`, 409 `users.second-step-over`.
 */
export const confirmAuthenticator = async (
  req: PayloadRequest,
  code: string,
): Promise<string[]> => {
  const { id } = await selfOf(req)
  return counted(id, async () => {
    const secret = await pendingSecret(req, id)
    if (secret === null) throw new AppError({ code: 'users.second-step-over', status: 409 })
    const step = stepOfCode(secret, code.replaceAll(/\s/g, ''), Date.now())
    if (step === null) throw wrongCode()
    return inTransaction(req, async () => {
      await recordChange(req, { userId: id, kind: 'authenticator-added' })
      const tx = await txOf(req)
      const { rows } = await tx.execute(sql`
        update second_factors set confirmed_at = now(), last_step = ${step}
        where user_id = ${id} and confirmed_at is null returning 1`)
      if (rows.length === 0) throw new AppError({ code: 'users.second-step-over', status: 409 })
      await endOthers(req, id)
      return makeRecoveryCodes(req, id)
    })
  })
}

/**
 * Takes the authenticator app away; the recovery codes go too where no passkey is left.
 * @throws AppError 400 `users.second-step-wrong`, 403 `users.proof-needed`.
 */
export const removeAuthenticator = async (req: PayloadRequest, code: string): Promise<void> => {
  const { id } = await selfOf(req)
  await counted(id, () =>
    inTransaction(req, async () => {
      await recordChange(req, { userId: id, kind: 'authenticator-removed' })
      if (!(await spendCode(req, id, code))) throw wrongCode()
      const tx = await txOf(req)
      await tx.execute(sql`delete from second_factors where user_id = ${id}`)
      await tx.execute(sql`
        delete from recovery_codes where user_id = ${id}
          and not exists (select 1 from passkeys where user_id = ${id})`)
    }),
  )
}

/**
 * Makes new recovery codes; those before are worth nothing any more.
 * @throws AppError 403 `users.proof-needed`, 409 `users.second-step-off`.
 */
export const renewRecoveryCodes = async (req: PayloadRequest): Promise<string[]> => {
  const { id } = await selfOf(req)
  const { hasAuthenticator, passkeys } = await secondFactorsOf(req, id)
  if (!hasAuthenticator && passkeys === 0) {
    throw new AppError({ code: 'users.second-step-off', status: 409 })
  }
  return inTransaction(req, async () => {
    await recordChange(req, { userId: id, kind: 'recovery-codes-renewed' })
    return makeRecoveryCodes(req, id)
  })
}
