/** What hosted Pusher allows too, so that its address can replace ours; bytes where it says bytes. */
export const LIMITS = {
  eventDataBytes: 10 * 1024,
  eventNameLength: 200,
  channelNameLength: 164,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  clientEventsPerSecond: 10,
  presenceMembers: 100,
  userInfoBytes: 1024,
  userIdLength: 128,
  watchlistLength: 100,
  cacheTtlMs: 30 * 60 * 1000,
  requestClockSkewSeconds: 600,
} as const

/** Ours alone: what one stranger with the public key may cost us. */
export const GUARDS = {
  framePayloadBytes: 64 * 1024,
  /** Ten escaped 10 KB events with their channel lists fit; anything larger is a mistake. */
  requestBodyBytes: 512 * 1024,
  bufferedBytes: 4 * 1024 * 1024,
  channelsPerConnection: 200,
  /** A reconnecting client subscribes to all its channels at once: hence the large burst. */
  frameBurst: 400,
  framesPerSecond: 50,
  cachedChannels: 5000,
  refusalsInFlight: 500,
} as const

const encoder = new TextEncoder()

/** Limits are bytes on the wire: a Cyrillic letter is two. */
export const byteLength = (text: string): number => encoder.encode(text).length
