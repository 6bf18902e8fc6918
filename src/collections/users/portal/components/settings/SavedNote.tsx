'use client'

import { CircleCheck } from 'lucide-react'
import type { ActionState } from '@/kernel/portal/actionState'

/** Says that a form was saved, to those who see it and to those who hear it. */
export const SavedNote = ({ state, text }: { state: ActionState; text: string }) => (
  <div role="status">
    {state.status === 'done' && (
      <p key={state.at} className="text-success flex items-center gap-2 font-semibold">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        {text}
      </p>
    )}
  </div>
)
