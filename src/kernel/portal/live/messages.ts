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
  | { type: 'event'; channel: string; event: string }

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Undefined for what is none: a tab may have been opened before the last upgrade. */
export const readTabMessage = (value: unknown): TabMessage | undefined => {
  if (!isRecord(value)) return undefined
  const { type, tab, channels, state, channel, event } = value
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
      return isText(channel) && isText(event) ? { type, channel, event } : undefined
    default:
      return undefined
  }
}
