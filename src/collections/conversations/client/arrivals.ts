import { numberIn, textIn } from './fields'

interface Heard {
  event: string
  data: unknown
  /** Whose device this is. */
  person: string
}

/**
 * The newest number of each conversation that has reached this device, with what a push tells.
 * @returns the same map where it tells of no message of somebody else
 */
export const newestOf = (
  before: Map<string, number>,
  { event, data, person }: Heard,
): Map<string, number> => {
  const conversation = textIn(data, 'conversationId')
  const seq = numberIn(data, 'seq')
  const isOurs = textIn(data, 'senderId') === person
  if (event !== 'message.sent' || conversation === undefined || seq === undefined || isOurs) {
    return before
  }
  return new Map([...before, [conversation, Math.max(seq, before.get(conversation) ?? 0)]])
}
