import type { ConversationDetail } from '../../operations/detail'
import type { ChatWords } from './chatContext'

/** Names of those who are part of a conversation, by their ids. */
export const namesIn = (
  { participants }: Pick<ConversationDetail, 'participants'>,
  words: ChatWords,
): ((id: string) => string) => {
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? words['somebody'] ?? ''
}
