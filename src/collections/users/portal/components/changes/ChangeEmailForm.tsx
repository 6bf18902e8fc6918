'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { confirmEmailChangeAction, requestEmailChangeAction } from '../../changes/actions'

interface ChangeEmailFormProps {
  labels: Record<
    'now' | 'new' | 'hint' | 'send' | 'code' | 'confirm' | 'done' | 'pending' | 'summary',
    string
  >
  /** The address that counts until the change is done. */
  now: string
  /** The secret of a mail's link, which stands for the code. */
  token?: string
}

/** A new address: first a code goes there, then it counts. */
export const ChangeEmailForm = ({ labels, now, token }: ChangeEmailFormProps) => {
  const [asked, ask] = useActionState(requestEmailChangeAction, IDLE)
  const [changed, change] = useActionState(confirmEmailChangeAction, IDLE)
  const sentTo = asked.status === 'done' ? asked.result['email'] : undefined
  if (changed.status === 'done') {
    return (
      <div role="status">
        <Notice tone="success">{labels.done}</Notice>
      </div>
    )
  }
  const current = (
    <div>
      <p className="text-muted">{labels.now}</p>
      <p className="font-semibold break-all">{now}</p>
    </div>
  )
  if (token !== undefined) {
    return (
      <form action={change} className="flex flex-col gap-5">
        {current}
        <FormErrorSummary title={labels.summary} problems={problemsOf(changed)} />
        <input type="hidden" name="code" value={token} />
        <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
          {labels.confirm}
        </SubmitButton>
      </form>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      {current}
      <form action={ask} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(asked)} />
        <TextField
          name="email"
          type="email"
          label={labels.new}
          hint={labels.hint}
          autoComplete="email"
          defaultValue={valueOf(asked, 'email') ?? sentTo}
          error={errorOf(asked, 'email')}
          required
        />
        <SubmitButton
          isBlock
          size="large"
          variant={sentTo === undefined ? 'primary' : 'secondary'}
          pendingLabel={labels.pending}
        >
          {labels.send}
        </SubmitButton>
      </form>
      {sentTo !== undefined && (
        <form action={change} className="flex flex-col gap-5" noValidate>
          <FormErrorSummary title={labels.summary} problems={problemsOf(changed)} />
          <input type="hidden" name="email" value={sentTo} />
          <TextField
            name="code"
            label={labels.code.replace('{email}', sentTo)}
            inputMode="numeric"
            autoComplete="one-time-code"
            error={errorOf(changed, 'code')}
            required
          />
          <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
            {labels.confirm}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}
