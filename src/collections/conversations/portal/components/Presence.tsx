'use client'

import type { Member } from '@/kernel/portal/live/members'
import { fill } from '../../client/words'
import { useChat } from './chatContext'

interface PresenceProps {
  present: readonly Member[]
  typing: readonly string[]
  nameOf: (id: string) => string
}

/** Who is there and who types, in one line that does not push anything about. */
export const Presence = ({ present, typing, nameOf }: PresenceProps) => {
  const { words, format } = useChat()
  const names = present.map(({ id, name }) => name || nameOf(id))
  const [first] = typing
  const nameOfTypist = (id: string) => present.find((one) => one.id === id)?.name ?? nameOf(id)
  const here =
    names.length === 0
      ? ''
      : fill(words[names.length === 1 ? 'hereOne' : 'hereMany'] ?? '', {
          people: format.list(names),
        })
  const types =
    first === undefined
      ? ''
      : typing.length > 1
        ? words['typingMany']
        : fill(words['typingOne'] ?? '', { name: nameOfTypist(first) })
  return (
    <p role="status" className="text-muted min-h-6 truncate px-1">
      {types || here}
    </p>
  )
}
