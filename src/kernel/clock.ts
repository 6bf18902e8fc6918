/** The time of day, as a port: rules get an instant handed in and never ask the machine. */
export interface Clock {
  now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }
