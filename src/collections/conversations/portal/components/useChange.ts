'use client'

import { conversationsApi, type Answer } from '../../client/api'
import { useChat } from './chatContext'

/** What can be done with a message that is there; a refusal is said where everybody sees it. */
export const useChange = () => {
  const { session, slug, conversation, words, tell } = useChat()
  const api = conversationsApi(slug)
  const run = async (seq: number, work: Promise<Answer<unknown>>): Promise<boolean> => {
    tell('')
    const answer = (await session?.change(seq, work)) ?? { outcome: 'later' as const }
    if (answer.outcome === 'done') return true
    const said = answer.outcome === 'refused' ? answer.message : ''
    tell(said || (words['failedChange'] ?? ''))
    return false
  }
  return {
    react: (seq: number, emoji: string, isOn: boolean) =>
      run(seq, api.react(conversation, seq, emoji, isOn)),
    edit: (seq: number, body: string) => run(seq, api.edit(conversation, seq, body)),
    remove: (seq: number) => run(seq, api.remove(conversation, seq)),
  }
}
