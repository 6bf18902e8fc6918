'use client'

import { useActionState } from 'react'
import type { ReactNode } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { IDLE } from '@/kernel/portal/actionState'
import { startAuditAction } from '../../shelves/actions'

interface StartShelfProps {
  /** Its slug. */
  community: string
  /** Empty: all that waits. */
  shelf: string
  /** What pressing it does, with the name; said instead of the name that is seen. */
  label: string
  children: ReactNode
}

/** A shelf to press on: its count begins, or goes on. */
export const StartShelf = ({ community, shelf, label, children }: StartShelfProps) => {
  const [state, action] = useActionState(startAuditAction, IDLE)
  return (
    <form action={action} className="h-full">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="shelf" value={shelf} />
      <button
        type="submit"
        className="bg-surface border-line hover:border-accent hover:bg-accent-soft rounded-card shadow-card flex h-full min-h-24 w-full flex-col items-start gap-1 border p-4 text-left transition-colors"
      >
        <span className="sr-only">{label}</span>
        {children}
      </button>
      {state.status === 'failed' && <ErrorText>{state.message}</ErrorText>}
    </form>
  )
}
