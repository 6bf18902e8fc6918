/**
 * The ranges steer pusher-js: 4000 switches to TLS, 4001-4099 give up for good, 4100-4199 try again
 * after a second, 4200-4299 at once.
 */
export const CLOSE = {
  tlsOnly: 4000,
  noSuchApp: 4001,
  appDisabled: 4003,
  overQuota: 4004,
  badPath: 4005,
  badVersionFormat: 4006,
  unsupportedVersion: 4007,
  noVersion: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  reconnectNow: 4200,
  noPong: 4201,
  inactive: 4202,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** Sent in `pusher:error` messages: closing with one would make the client give up for good. */
export const ERROR = {
  clientEventRejected: 4301,
  watchlistTooLong: 4302,
} as const
