import type { LinkState } from './link'

/** What the tabs of one person say to each other. */
export type TabMessage =
  /** To the leader: what this tab listens to. */
  | { type: 'want'; tab: string; channels: string[] }
  | { type: 'bye'; tab: string }
  /** To the leader: say how things stand. A leader that does not answer is asleep. */
  | { type: 'ask' }
  /** From a new leader: say what you want. */
  | { type: 'leading' }
  | { type: 'state'; state: LinkState }
  | { type: 'event'; channel: string; event: string; data: unknown }
  /** To the leader: say this to the others of a channel. */
  | { type: 'send'; channel: string; event: string; data: Record<string, string | number> }

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** What a person may say to the others directly: ids and numbers. */
const isSmall = (value: unknown): value is Record<string, string | number> =>
  isRecord(value) &&
  Object.values(value).every((entry) => isText(entry) || typeof entry === 'number')

/** Undefined for what is none: a tab may have been opened before the last upgrade. */
export const readTabMessage = (value: unknown): TabMessage | undefined => {
  if (!isRecord(value)) return undefined
  const { type, tab, channels, state, channel, event, data } = value
  switch (type) {
    case 'want':
      return isText(tab) && isTexts(channels) ? { type, tab, channels } : undefined
    case 'bye':
      return isText(tab) ? { type, tab } : undefined
    case 'ask':
    case 'leading':
      return { type }
    case 'state': {
      if (!isRecord(state)) return undefined
      const { link, settled } = state
      if (!(link === null || isText(link)) || !isTexts(settled)) return undefined
      return { type, state: { link, settled } }
    }
    case 'event':
      return isText(channel) && isText(event) ? { type, channel, event, data } : undefined
    case 'send':
      return isText(channel) && isText(event) && isSmall(data)
        ? { type, channel, event, data }
        : undefined
    default:
      return undefined
  }
}
