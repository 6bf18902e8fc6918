import type { Queue } from 'pg-boss'

export const EVENTS_QUEUE = 'events'
/** Deliveries of one channel. */
export const deliveryQueue = (channel: string): string => `deliver-${channel}`
const DELIVERY_QUEUES = ['email', 'push', 'telegram', 'sms'].map(deliveryQueue)
export const DEAD_LETTER_QUEUE = 'dead-letter'

export const BOSS_SCHEMA = 'pgboss'

type QueueSettings = Omit<Queue, 'name'>

// pitfalls.md, section 3: the heartbeat hands a killed worker's job out again after some 12 s.
const settings: QueueSettings = {
  notify: true,
  heartbeatSeconds: 10,
  retryLimit: 8,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: 120,
  deleteAfterSeconds: 7 * 24 * 3600,
  deadLetter: DEAD_LETTER_QUEUE,
}

const QUEUES: Readonly<Record<string, QueueSettings>> = {
  [DEAD_LETTER_QUEUE]: { retryLimit: 0, deleteAfterSeconds: 90 * 24 * 3600 },
  [EVENTS_QUEUE]: settings,
  ...Object.fromEntries(DELIVERY_QUEUES.map((name) => [name, settings])),
}

/** All queues with their settings, one for each job of a module; the migrate step makes them. */
export const queuesWith = (jobNames: readonly string[]): Record<string, QueueSettings> => ({
  ...QUEUES,
  ...Object.fromEntries(jobNames.map((name) => [name, settings])),
})
