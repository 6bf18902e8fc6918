'use client'

import { CircleAlert, Clock, Paperclip, RotateCcw, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { useOnline } from '@/components/ui/useOnline'
import type { Shown } from '../../client/outbox'
import { useChat } from './chatContext'

/** A message that the server does not have yet, and where it stands. */
export const OutgoingMessage = ({ entry }: { entry: Shown }) => {
  const { session, words } = useChat()
  const isOnline = useOnline()
  const { clientId, body, state, problem, attachments } = entry
  return (
    <li data-state={state} className="flex flex-col items-end py-1">
      <div className="bg-accent-soft border-accent-line max-w-[85%] rounded-card rounded-br-small border border-dashed px-4 py-2.5">
        <span className="sr-only">{words['you']}: </span>
        {body !== '' && <p className="break-words whitespace-pre-wrap">{body}</p>}
        {attachments.length > 0 && (
          <p className="flex items-center gap-2">
            <Paperclip aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 break-words">
              {attachments.map(({ name }) => name).join(', ')}
            </span>
          </p>
        )}
      </div>
      {state === 'failed' ? (
        <div role="alert" className="mt-1 flex flex-col items-end gap-1">
          <p className="text-danger flex items-center gap-1.5 font-medium">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {words['failed']}
            {problem !== null && `: ${problem}`}
          </p>
          <div className="flex gap-2">
            <Button onClick={() => session?.retry(clientId)}>
              <RotateCcw aria-hidden />
              {words['retry']}
            </Button>
            <Button variant="quiet" onClick={() => session?.discard(clientId)}>
              <Trash2 aria-hidden />
              {words['discard']}
            </Button>
          </div>
        </div>
      ) : (
        <p className="text-muted mt-0.5 flex items-center gap-1.5 px-1">
          {state === 'pending' && <Clock aria-hidden className="size-4 shrink-0" />}
          {state === 'sent' ? words['sent'] : isOnline ? words['pending'] : words['waiting']}
        </p>
      )}
    </li>
  )
}
