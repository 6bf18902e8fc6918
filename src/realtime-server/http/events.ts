import { z } from 'zod'
import type { App } from '../apps.ts'
import { publish } from '../channels/publish.ts'
import { traitsOf } from '../protocol/channelNames.ts'
import { parseJson } from '../protocol/json.ts'
import { byteLength, LIMITS } from '../protocol/limits.ts'
import { ApiError } from './apiError.ts'
import type { ApiRequest } from './apiRequest.ts'
import { channelInfo, readInfo, type ChannelInfo } from './channelInfo.ts'

/** Only the server itself speaks these; a forged one would take every client apart. */
const RESERVED = /^pusher(?:_internal)?:/

const event = z.object({
  name: z
    .string()
    .min(1)
    .max(LIMITS.eventNameLength)
    .refine((name) => !RESERVED.test(name), 'The name is reserved'),
  data: z.string(),
  socket_id: z
    .string()
    .regex(/^\d+\.\d+$/)
    .nullish(),
  info: z.string().nullish(),
})

const trigger = event.extend({
  channel: z.string().optional(),
  channels: z.array(z.string()).max(LIMITS.channelsPerTrigger).optional(),
})

const batch = z.object({
  batch: z.array(event.extend({ channel: z.string() })).max(LIMITS.eventsPerBatch),
})

type Event = z.infer<typeof event> & { channels: string[] }

const parse = <Value>(schema: z.ZodType<Value>, body: Buffer): Value => {
  const result = schema.safeParse(parseJson(body.toString()))
  if (result.success) return result.data
  throw new ApiError(400, z.prettifyError(result.error))
}

const check = ({ data, channels }: Event): void => {
  if (byteLength(data) > LIMITS.eventDataBytes) {
    throw new ApiError(413, `The data of an event may have ${LIMITS.eventDataBytes} bytes`)
  }
  if (channels.length === 0) throw new ApiError(400, 'No channel')
  for (const channel of channels) {
    const traits = traitsOf(channel)
    if (!traits) throw new ApiError(400, `Invalid channel name: ${channel}`)
    // Each encrypted channel has a key of its own: no ciphertext fits two.
    if (traits.isEncrypted && channels.length > 1) {
      throw new ApiError(400, 'An encrypted channel must be the only one of its event')
    }
  }
}

const send = ({ app, now }: ApiRequest, { name, data, socket_id, channels }: Event): void => {
  for (const channel of channels) {
    publish(app, { channel, name, data, exceptSocketId: socket_id ?? undefined, now })
  }
}

const infoOf = (app: App, channels: readonly string[], info: string) => {
  const wanted = readInfo(info)
  return channels.map((name): [string, ChannelInfo] => [name, channelInfo(app, name, wanted)])
}

export const triggerEvent = (request: ApiRequest): object => {
  const { channel, channels, ...rest } = parse(trigger, request.body)
  const all = [...new Set([...(channels ?? []), ...(channel === undefined ? [] : [channel])])]
  const asked = { ...rest, channels: all }
  check(asked)
  send(request, asked)
  if (!asked.info) return {}
  return { channels: Object.fromEntries(infoOf(request.app, all, asked.info)) }
}

/** All or nothing: the first event is not sent when the last one is refused. */
export const triggerBatch = (request: ApiRequest): object => {
  const events = parse(batch, request.body).batch.map(({ channel, ...rest }) => ({
    ...rest,
    channels: [channel],
  }))
  events.forEach(check)
  for (const asked of events) send(request, asked)
  if (!events.some(({ info }) => info)) return {}
  return {
    batch: events.map(({ info, channels }) =>
      info ? (infoOf(request.app, channels, info)[0]?.[1] ?? {}) : {},
    ),
  }
}
