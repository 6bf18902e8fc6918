import type { ConversationKind } from './kinds'

interface Titled {
  kind: ConversationKind
  subject: string | null
  topic: string | null
  team: string | null
  /** Names of the others. */
  people: readonly { name: string }[]
}

/** What a conversation is called: what it is about, else who it is with, else what it is. */
export type Title =
  { by: 'text'; text: string } | { by: 'kind'; kind: ConversationKind; team: string | null }

export const titleOf = ({ kind, subject, topic, team, people }: Titled): Title => {
  const [first] = people
  if (kind === 'direct') {
    return first && first.name !== ''
      ? { by: 'text', text: first.name }
      : { by: 'kind', kind, team }
  }
  const text = [subject, topic].find((words) => words !== null && words !== '')
  return text ? { by: 'text', text } : { by: 'kind', kind, team }
}
