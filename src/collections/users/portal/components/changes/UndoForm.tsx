'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { undoChangeAction } from '../../changes/actions'

interface UndoFormProps {
  token: string
  labels: Record<'submit' | 'pending', string>
}

export const UndoForm = ({ token, labels }: UndoFormProps) => {
  const [state, action] = useActionState(undoChangeAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5">
      {state.status === 'failed' && (
        <div role="alert">
          <Notice tone="danger">{state.message}</Notice>
        </div>
      )}
      <input type="hidden" name="token" value={token} />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
