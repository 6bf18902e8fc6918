'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import type { SaidSpan } from '../../domain/window'
import { changeTimeAction } from '../actions'
import { WhenFields } from './WhenFields'

interface ChangeTimeFormProps {
  /** Its slug. */
  community: string
  invitation: string
  said: SaidSpan
  labels: Readonly<
    Record<'day' | 'from' | 'until' | 'untilHint' | 'submit' | 'pending' | 'summary', string>
  >
}

/** Another time for somebody who has not come yet. */
export const ChangeTimeForm = ({ community, invitation, said, labels }: ChangeTimeFormProps) => {
  const [state, action] = useActionState(changeTimeAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-6" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={invitation} />
      <WhenFields state={state} said={said} labels={labels} />
      <SubmitButton variant="secondary" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
