'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { inviteToHouseholdAction, withdrawHouseholdAction } from '../../household/actions'

interface InviteFormProps {
  hidden: Readonly<Record<'community' | 'unit', string>>
  /** Without text messages an e-mail address is the only way. */
  hasTexts: boolean
  labels: Record<
    'name' | 'email' | 'phone' | 'waysHint' | 'send' | 'sending' | 'summary' | 'optional',
    string
  >
}

export const InviteForm = ({ hidden, hasTexts, labels }: InviteFormProps) => {
  const [state, action] = useActionState(inviteToHouseholdAction, IDLE)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={hidden.community} />
        <input type="hidden" name="unit" value={hidden.unit} />
        <TextField
          name="name"
          label={labels.name}
          maxLength={120}
          autoComplete="off"
          autoCapitalize="words"
          defaultValue={valueOf(state, 'name')}
          error={errorOf(state, 'name')}
          required
        />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          label={labels.email}
          {...(hasTexts && { hint: labels.waysHint, optionalLabel: labels.optional })}
          maxLength={254}
          autoComplete="off"
          defaultValue={valueOf(state, 'email')}
          error={errorOf(state, 'email')}
        />
        {hasTexts ? (
          <TextField
            name="phone"
            type="tel"
            label={labels.phone}
            optionalLabel={labels.optional}
            maxLength={40}
            autoComplete="off"
            defaultValue={valueOf(state, 'phone')}
            error={errorOf(state, 'phone')}
          />
        ) : (
          <input type="hidden" name="phone" value="" />
        )}
        <SubmitButton size="large" isBlock pendingLabel={labels.sending}>
          {labels.send}
        </SubmitButton>
      </form>
    </Card>
  )
}

interface WithdrawFormProps {
  hidden: Readonly<Record<'community' | 'id', string>>
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
}

/** Asked twice; works without JavaScript. */
export const WithdrawForm = ({ hidden, labels }: WithdrawFormProps) => {
  const [state, action] = useActionState(withdrawHouseholdAction, IDLE)
  return (
    <details>
      <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">
        {labels.open}
      </summary>
      <form action={action} className="flex flex-col items-start gap-3 pb-2">
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={hidden.community} />
        <input type="hidden" name="id" value={hidden.id} />
        <p className="text-muted">{labels.text}</p>
        <SubmitButton variant="danger" pendingLabel={labels.pending}>
          {labels.confirm}
        </SubmitButton>
      </form>
    </details>
  )
}
