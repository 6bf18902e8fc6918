'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { IDLE } from '@/kernel/portal/actionState'
import { undoAction } from '../actions'

interface UndoFormProps {
  /** Its slug. */
  community: string
  id: string
  labels: Record<'text' | 'submit', string>
}

export const UndoForm = ({ community, id, labels }: UndoFormProps) => {
  const [state, action] = useActionState(undoAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-3">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      {state.status === 'failed' && (
        <div role="alert">
          <Notice tone="danger">{state.message}</Notice>
        </div>
      )}
      <p className="text-muted">{labels.text}</p>
      <Button type="submit" variant="secondary">
        {labels.submit}
      </Button>
    </form>
  )
}
