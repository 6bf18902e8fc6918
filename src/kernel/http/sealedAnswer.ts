import { z } from 'zod'
import { AppError } from '../errors'
import { KeyMissing, newFileKey, unwrapKey, wrapKey } from '../files/sealing/keyRing'
import { openText, sealText } from '../files/sealing/text'
import { fileKeys } from '../files/storedFiles'

interface Whose {
  userId: string
  /** The client's. */
  key: string
}

const stored = z.strictObject({
  sealed: z.literal('answer'),
  kid: z.string(),
  wrapped: z.base64(),
  text: z.base64(),
})

const contextOf = ({ userId, key }: Whose): string => `idempotency_keys|${userId}|${key}|answer`

/**
 * An answer as it is kept for a day: under a key of its own, which the ring wraps. A rotation leaves
 * it as it is.
 */
export const sealedAnswer = (body: unknown, whose: Whose): z.infer<typeof stored> => {
  const context = contextOf(whose)
  const own = newFileKey()
  const { kid, wrapped } = wrapKey(fileKeys(), own, context)
  // What says nothing (undefined) is kept as JSON knows it.
  const text = sealText(own, JSON.stringify(body ?? null), context)
  return {
    sealed: 'answer',
    kid,
    wrapped: wrapped.toString('base64'),
    text: text.toString('base64'),
  }
}

const keyOf = (kid: string, wrapped: Buffer, context: string): Buffer => {
  try {
    return unwrapKey(fileKeys(), { kid, wrapped }, context)
  } catch (error) {
    // The ring lost its key within the day: what was done is not done again, and not told again.
    if (error instanceof KeyMissing) throw new AppError({ code: 'conflict', status: 409 })
    throw error
  }
}

/**
 * The body of a kept answer; one of the release before lies as it is.
 * @throws AppError 409 where the key that wrapped it is not in the ring any more.
 */
export const openAnswer = (answer: unknown, whose: Whose): unknown => {
  const { data } = stored.safeParse(answer)
  if (!data) return answer
  const context = contextOf(whose)
  const own = keyOf(data.kid, Buffer.from(data.wrapped, 'base64'), context)
  const body: unknown = JSON.parse(openText(own, Buffer.from(data.text, 'base64'), context))
  return body
}
