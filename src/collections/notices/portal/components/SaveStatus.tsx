'use client'

import { CircleCheck } from 'lucide-react'
import { ErrorText } from '@/components/ui/Field'
import type { ActionState } from '@/kernel/portal/actionState'

/** Says that a choice was saved, or why not, to those who see it and to those who hear it. */
export const SaveStatus = ({ state, saved }: { state: ActionState; saved: string }) => (
  <div role="status">
    {state.status === 'done' && (
      <p key={state.at} className="text-success flex items-center gap-2 font-semibold">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        {saved}
      </p>
    )}
    {state.status === 'failed' && <ErrorText>{state.message}</ErrorText>}
  </div>
)
