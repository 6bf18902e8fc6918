'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { IDLE } from '@/kernel/portal/actionState'
import { moveChannelAction } from '../settings/actions'

interface Way {
  channel: string
  label: string
  up: string
  down: string
  /** "E-mail: 1 of 3", for those who do not see it move. */
  place: string
}

interface ChannelOrderProps {
  community: string
  ways: Way[]
}

const ICONS = { up: ArrowUp, down: ArrowDown } as const

/** Which way is tried first. Each press moves one, with scripts or without. */
export const ChannelOrder = ({ community, ways }: ChannelOrderProps) => {
  const [state, action] = useActionState(moveChannelAction, IDLE)
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef('')
  const moved = state.status === 'done' ? state.result['channel'] : undefined

  // A row that moves in the document loses the focus.
  useEffect(() => {
    if (state.status !== 'done' || pressed.current === '') return
    list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus()
  }, [state])

  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      <ol ref={list} role="list" className="divide-line divide-y">
        {ways.map(({ channel, label, up, down }, index) => (
          <li key={channel} className="flex min-h-14 items-center gap-2 py-1">
            <span aria-hidden className="text-muted w-6 shrink-0">
              {index + 1}
            </span>
            <span className="min-w-0 grow font-semibold break-words">{label}</span>
            {(['up', 'down'] as const).map((by) => {
              const Icon = ICONS[by]
              const isEnd = index === (by === 'up' ? 0 : ways.length - 1)
              return (
                <Button
                  key={by}
                  type="submit"
                  name="move"
                  value={`${channel} ${by}`}
                  variant="quiet"
                  isIconOnly
                  aria-label={by === 'up' ? up : down}
                  aria-disabled={isEnd}
                  data-move={`${channel} ${by}`}
                  onClick={(event) => {
                    if (isEnd) event.preventDefault()
                    pressed.current = `${channel} ${by}`
                  }}
                >
                  <Icon aria-hidden />
                </Button>
              )
            })}
          </li>
        ))}
      </ol>
      <div role="status" className="sr-only">
        {ways.find(({ channel }) => channel === moved)?.place}
      </div>
      {state.status === 'failed' && <ErrorText>{state.message}</ErrorText>}
    </form>
  )
}
