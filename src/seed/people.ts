import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoPerson } from './demo'
import { addressOf } from './demo'

export const userByEmail = async (
  req: PayloadRequest,
  email: string,
): Promise<string | undefined> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from users where email = ${email}`,
  )
  return rows[0]?.id
}

/** Payload's own hash of a password, taken from an account that does not outlive the question. */
const hashOf = async (
  req: PayloadRequest,
  password: string,
): Promise<{ salt: string; hash: string }> => {
  const email = `seed-${randomBytes(8).toString('hex')}@example.org`
  const { id } = await req.payload.create({
    collection: 'users',
    data: { email, name: 'Seed', locale: 'en', password },
    req,
  })
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ salt: string; hash: string }>(
    sql`delete from users where id = ${id} returning salt, hash`,
  )
  const [made] = rows
  if (!made) throw new Error('the password could not be hashed')
  return made
}

/**
 * People who share one password; an address that is there already keeps its own. It is hashed once:
 * fifty times would cost a visitor of the demo seconds, and everybody may know it anyway.
 * @returns ids by the name part of the address.
 */
export const ensureUsers = async (
  req: PayloadRequest,
  people: readonly DemoPerson[],
  password: string,
): Promise<Map<string, string>> => {
  const { salt, hash } = await hashOf(req, password)
  const tx = await txOf(req)
  const ids = new Map<string, string>()
  for (const { email, name, locale } of people) {
    if (ids.has(email)) continue
    const address = addressOf(email)
    await tx.execute(sql`
      insert into users (id, email, name, locale, salt, hash, email_verified_at)
      values (${uuidv7()}, ${address}, ${name}, ${locale}, ${salt}, ${hash}, now())
      on conflict (email) do nothing`)
    const id = await userByEmail(req, address)
    if (id === undefined) throw new Error(`${address} was not stored`)
    ids.set(email, id)
  }
  return ids
}
