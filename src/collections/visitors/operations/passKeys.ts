import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { dataKeyOf, keepDataKey, newDataKey } from '@/kernel/files/dataKeys'
import { processWide } from '@/kernel/processWide'
import { keyPairOf } from '@/kernel/push/vapid'
import { claimsToBytes, isPassToken, readPassBytes } from '../domain/passToken'
import type { PassClaims } from '../domain/passToken'

interface KeyRow extends Record<string, unknown> {
  id: string
  kid: number
  public_key: string
}

const newestKey = async (req: PayloadRequest, community: string): Promise<KeyRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<KeyRow>(sql`
    select id, kid::int as kid, public_key from pass_keys where community_id = ${community}
    order by kid desc limit 1`)
  return rows[0]
}

/** Nearly every 32 bytes are a private key of the curve. */
const newPair = (community: string) => {
  for (;;) {
    const id = uuidv7()
    const { key, wrapped } = newDataKey({ id, community })
    const pair = keyPairOf(key.toString('hex'))
    if (pair) return { id, publicKey: pair.publicKey, wrapped }
  }
}

/** The key that signs now; made for a community that has none. Many that ask at once get the same. */
const keyOf = async (req: PayloadRequest, community: string): Promise<KeyRow> => {
  const stored = await newestKey(req, community)
  if (stored) return stored
  return inTransaction(req, async () => {
    const { id, publicKey, wrapped } = newPair(community)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into pass_keys (id, community_id, kid, public_key)
      values (${id}, ${community}, 1, ${publicKey}) on conflict do nothing returning id`)
    if (rows.length > 0) await keepDataKey(req, { id, community }, wrapped)
    const made = await newestKey(req, community)
    if (!made) throw new Error('a key for passes was not stored')
    return made
  })
}

/** The two halves of an uncompressed point. */
const pointOf = (publicKey: string): { x: string; y: string } => {
  const bytes = Buffer.from(publicKey, 'base64url')
  return {
    x: bytes.subarray(1, 33).toString('base64url'),
    y: bytes.subarray(33).toString('base64url'),
  }
}

const ELLIPTIC = { kty: 'EC', crv: 'P-256' } as const
/** As WebCrypto signs and checks. */
const ENCODING = 'ieee-p1363'

/** A signed pass, for a QR code or a link. Each call makes another; all of them are the same pass. */
export const signPass = async (
  req: PayloadRequest,
  claims: Omit<PassClaims, 'kid'>,
): Promise<string> => {
  const { community } = claims
  const { id, kid, public_key: publicKey } = await keyOf(req, community)
  const secret = await dataKeyOf(req, { id, community })
  if (!secret) throw new Error('the private half of a key for passes is missing')
  const key = createPrivateKey({
    format: 'jwk',
    key: { ...ELLIPTIC, ...pointOf(publicKey), d: secret.toString('base64url') },
  })
  const bytes = claimsToBytes({ ...claims, kid })
  const signature = sign('sha256', bytes, { key, dsaEncoding: ENCODING })
  return Buffer.concat([bytes, signature]).toString('base64url')
}

/** A key never changes once it is there. */
const publicKeys = processWide('pass-keys', () => new Map<string, KeyObject>())

const publicKeyOf = async (
  req: PayloadRequest,
  community: string,
  kid: number,
): Promise<KeyObject | undefined> => {
  const name = `${community} ${String(kid)}`
  const held = publicKeys.get(name)
  if (held) return held
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ public_key: string }>(sql`
    select public_key from pass_keys where community_id = ${community} and kid = ${kid}`)
  const [row] = rows
  if (!row) return undefined
  const key = createPublicKey({ format: 'jwk', key: { ...ELLIPTIC, ...pointOf(row.public_key) } })
  publicKeys.set(name, key)
  return key
}

/** For whom a token says it is; nobody has looked yet whether that is true. */
export const claimedCommunity = (token: string): string | undefined =>
  isPassToken(token) ? readPassBytes(Buffer.from(token, 'base64url'))?.claims.community : undefined

/** Whose pass it is; `elsewhere`: of another community, `forged`: of none. */
export const readPass = async (
  req: PayloadRequest,
  { community, token }: { community: string; token: string },
): Promise<PassClaims | 'elsewhere' | 'forged'> => {
  const read = isPassToken(token) ? readPassBytes(Buffer.from(token, 'base64url')) : undefined
  if (!read) return 'forged'
  if (read.claims.community !== community) return 'elsewhere'
  const key = await publicKeyOf(req, community, read.claims.kid)
  const isRight =
    key !== undefined &&
    verify('sha256', read.signed, { key, dsaEncoding: ENCODING }, read.signature)
  return isRight ? read.claims : 'forged'
}
