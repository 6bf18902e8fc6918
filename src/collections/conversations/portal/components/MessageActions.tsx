'use client'

import { CornerUpLeft, Flag, Pencil, Undo2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { fill } from '../../client/words'
import { REACTIONS } from '../../domain/kinds'
import { mayChange } from '../../domain/windows'
import type { MessageView } from '../../operations/schemas'
import { useChat } from './chatContext'
import { useChange } from './useChange'

/** Seldom asked for, so no page carries it. */
const ReportForm = dynamic(() => import('./ReportForm').then((module) => module.ReportForm), {
  ssr: false,
})

interface MessageActionsProps {
  message: MessageView
  isOwn: boolean
  onDone: () => void
}

/** Reactions, answering, reporting what somebody else wrote, and for an own message correcting and taking back while there is time. */
export const MessageActions = ({ message, isOwn, onDone }: MessageActionsProps) => {
  const { words, write, rules } = useChat()
  const { react, remove } = useChange()
  const [isAsking, setIsAsking] = useState(false)
  const [isReporting, setIsReporting] = useState(false)
  const { seq, at, reactions } = message
  const own = { at: new Date(at), isDeleted: false, isSystem: false }
  const isStill = (minutes: number) => isOwn && mayChange(own, minutes, new Date())
  if (isReporting) return <ReportForm seq={seq} onClose={onDone} />
  if (isAsking) {
    return (
      <div
        role="group"
        className="bg-surface border-line rounded-control mt-1 flex max-w-full flex-col gap-3 border p-3"
      >
        <p>{words['removeAsk']}</p>
        <div className="flex flex-wrap gap-2">
          <Button variant="danger" autoFocus onClick={() => void remove(seq).then(onDone)}>
            {words['removeYes']}
          </Button>
          <Button onClick={onDone}>{words['keep']}</Button>
        </div>
      </div>
    )
  }
  return (
    <div className="bg-surface border-line rounded-control mt-1 flex max-w-full flex-wrap gap-1 border p-1.5">
      {REACTIONS.map((emoji) => {
        const isMine = reactions.some((one) => one.emoji === emoji && one.isMine)
        return (
          <button
            key={emoji}
            type="button"
            aria-label={fill(words[isMine ? 'withdraw' : 'react'] ?? '', { emoji })}
            onClick={() => void react(seq, emoji, !isMine).then(onDone)}
            className="hover:bg-sunken rounded-control grid size-11 place-items-center text-xl"
          >
            <span aria-hidden>{emoji}</span>
          </button>
        )
      })}
      <Button
        variant="quiet"
        onClick={() => {
          write({ mode: 'reply', to: message })
          onDone()
        }}
      >
        <CornerUpLeft aria-hidden />
        {words['reply']}
      </Button>
      {isStill(rules.editMinutes) && (
        <Button
          variant="quiet"
          onClick={() => {
            write({ mode: 'edit', message })
            onDone()
          }}
        >
          <Pencil aria-hidden />
          {words['edit']}
        </Button>
      )}
      {isStill(rules.deleteMinutes) && (
        <Button variant="quiet" onClick={() => setIsAsking(true)}>
          <Undo2 aria-hidden />
          {words['remove']}
        </Button>
      )}
      {!isOwn && (
        <Button variant="quiet" onClick={() => setIsReporting(true)}>
          <Flag aria-hidden />
          {words['report']}
        </Button>
      )}
    </div>
  )
}
