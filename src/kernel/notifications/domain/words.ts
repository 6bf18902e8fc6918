/** Ways to a person, in the order in which a list of them reads. */
export const CHANNELS = ['in-app', 'push', 'telegram', 'email', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

export const isChannel = (value: unknown): value is Channel =>
  CHANNELS.some((channel) => channel === value)

/**
 * `emergency` passes everything. `important` waits for the end of quiet hours, unless it is a question. `normal` is throttled
 * too. `quiet` goes into the bell and a digest.
 */
export type Urgency = 'emergency' | 'important' | 'normal' | 'quiet'

/** What happens to a notice that was neither read nor acknowledged in time. `print`: the list. */
export interface LadderStep {
  channel: Channel | 'print'
  /** Counted from the step before it, or from the notice. */
  afterMinutes: number
}

/** Why a delivery never left. */
export type Suppression =
  | 'switched-off'
  | 'no-address'
  | 'address-refused'
  | 'not-offered'
  | 'absent'
  | 'off-duty'
  | 'too-quiet'
  | 'no-longer-entitled'
  | 'nothing-to-say'
  | 'read-already'
  | 'in-digest'
  | 'collapsed'
  | 'too-late'
