'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import { cancelAuditAction, finishAuditAction } from '../../shelves/actions'

/** `#` stands for what differs. */
export type FinishLabels = Record<
  | 'finish'
  | 'finishNone'
  | 'finishOne'
  | 'finishMany'
  | 'cancel'
  | 'cancelText'
  | 'cancelSubmit'
  | 'pending'
  | 'summary',
  string
>

interface FinishFormProps {
  /** Its slug. */
  community: string
  id: string
  /** How many are not counted yet. */
  toFind: number
  labels: FinishLabels
}

const textFor = (toFind: number, labels: FinishLabels): string => {
  if (toFind === 0) return labels.finishNone
  return toFind === 1 ? labels.finishOne : labels.finishMany.replace('#', () => String(toFind))
}

/** Ends a count, or gives it up. */
export const FinishForm = ({ community, id, toFind, labels }: FinishFormProps) => {
  const [state, action] = useActionState(finishAuditAction, IDLE)
  return (
    <div className="flex flex-col gap-2">
      {state.status === 'failed' && (
        <div role="alert">
          <Notice tone="danger">{state.message}</Notice>
        </div>
      )}
      <form action={action} className="flex flex-col gap-3">
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="id" value={id} />
        <p className="text-muted">{textFor(toFind, labels)}</p>
        <SubmitButton variant="secondary" size="large" isBlock pendingLabel={labels.pending}>
          {labels.finish}
        </SubmitButton>
      </form>
      <AskedTwice
        action={cancelAuditAction}
        hidden={{ community, id }}
        labels={{
          open: labels.cancel,
          text: labels.cancelText,
          confirm: labels.cancelSubmit,
          pending: labels.pending,
          summary: labels.summary,
        }}
      />
    </div>
  )
}
