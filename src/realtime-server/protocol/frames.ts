import { z } from 'zod'
import { parseJson } from './json.ts'

const incoming = z.object({
  event: z.string().min(1),
  channel: z.string().optional(),
  data: z.unknown().optional(),
})

export type IncomingFrame = z.infer<typeof incoming>

export interface OutgoingFrame {
  event: string
  channel?: string
  data?: unknown
  user_id?: string
}

/** Undefined for anything that is no frame. */
export const parseFrame = (text: string): IncomingFrame | undefined =>
  incoming.safeParse(parseJson(text)).data

/** Some clients send their own messages' data encoded twice, as the server must. */
export const readData = (data: unknown): unknown =>
  typeof data === 'string' ? parseJson(data) : data

/** One buffer for all receivers of a frame. */
export const encodeFrame = (frame: OutgoingFrame): Buffer => Buffer.from(JSON.stringify(frame))

/** Protocol messages carry their data encoded twice; SDKs other than pusher-js insist on it. */
export const protocolFrame = (event: string, data: object, channel?: string): Buffer =>
  encodeFrame({ event, ...(channel !== undefined && { channel }), data: JSON.stringify(data) })

/** The exception: the data of errors is a plain object. */
export const errorFrame = (code: number | null, message: string, channel?: string): Buffer =>
  encodeFrame({
    event: 'pusher:error',
    ...(channel !== undefined && { channel }),
    data: { code, message },
  })

export const subscriptionErrorFrame = (
  channel: string,
  data: { type: string; error: string; status: number },
): Buffer => encodeFrame({ event: 'pusher:subscription_error', channel, data })
