'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/Button'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { releaseAction, undoAction } from '../actions'

interface Common {
  community: string
  id: string
}

interface ReleaseFormProps extends Common {
  method: 'qr' | 'code' | 'unit'
  /** Who probably stands there. */
  suggestedName: string
  labels: Record<'collector' | 'collectorHint' | 'submit' | 'pending' | 'summary', string>
}

export const ReleaseForm = ({ community, id, method, suggestedName, labels }: ReleaseFormProps) => {
  const [state, action] = useActionState(releaseAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="method" value={method} />
      <TextField
        name="collectorName"
        label={labels.collector}
        hint={labels.collectorHint}
        maxLength={120}
        defaultValue={valueOf(state, 'collectorName') ?? suggestedName}
        error={errorOf(state, 'collectorName')}
        required
      />
      <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}

interface UndoFormProps extends Common {
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
