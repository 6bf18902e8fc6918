import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

export interface SecondFactors {
  /** An authenticator app whose first code was right. */
  hasAuthenticator: boolean
  passkeys: number
  /** Recovery codes that were not used yet. */
  codesLeft: number
}

/** What a person has for the second step; the request's scope must be theirs. */
export const secondFactorsOf = async (
  req: PayloadRequest,
  userId: string,
): Promise<SecondFactors> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ app: boolean; keys: number; codes: number }>(sql`
    select
      exists (select 1 from second_factors
              where user_id = ${userId} and confirmed_at is not null) as app,
      (select count(*)::int from passkeys where user_id = ${userId}) as keys,
      (select count(*)::int from recovery_codes
       where user_id = ${userId} and used_at is null) as codes`)
  const [row] = rows
  return {
    hasAuthenticator: row?.app ?? false,
    passkeys: row?.keys ?? 0,
    codesLeft: row?.codes ?? 0,
  }
}

/** Whether a password alone does not sign the person in. */
export const hasSecondStep = async (req: PayloadRequest, userId: string): Promise<boolean> => {
  const { hasAuthenticator, passkeys } = await secondFactorsOf(req, userId)
  return hasAuthenticator || passkeys > 0
}
