'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE } from '@/kernel/portal/actionState'
import { confirmEmailAction, phoneAction } from '../actions'
import { heldBy, problemsOf } from './TwoStepForm'

interface ConfirmEmailFormProps {
  /** The secret of the link; empty where somebody is signed in and types the code. */
  token: string
  labels: Record<
    | 'send'
    | 'again'
    | 'sent'
    | 'code'
    | 'submit'
    | 'done'
    | 'doneText'
    | 'go'
    | 'pending'
    | 'summary',
    string
  >
}

export const ConfirmEmailForm = ({ token, labels }: ConfirmEmailFormProps) => {
  const [sent, ask] = useActionState(confirmEmailAction, IDLE)
  const [state, confirm] = useActionState(confirmEmailAction, IDLE)
  if (heldBy(state)['confirmed'] === 'yes') {
    return (
      <div role="status" className="flex flex-col gap-5">
        <Notice tone="success" title={labels.done}>
          {labels.doneText}
        </Notice>
        <LinkButton href="/" variant="primary" prefetch={false}>
          {labels.go}
        </LinkButton>
      </div>
    )
  }
  const isSent = sent.status === 'done'
  return (
    <div className="flex flex-col gap-5">
      {(isSent || token !== '' || state.status === 'failed') && (
        <form action={confirm} className="flex flex-col gap-5" noValidate>
          <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
          {isSent && (
            <div role="status">
              <Notice tone="success">{labels.sent}</Notice>
            </div>
          )}
          {token === '' ? (
            <TextField
              name="code"
              label={labels.code}
              autoComplete="one-time-code"
              inputMode="numeric"
              error={errorOf(state, 'code')}
              required
            />
          ) : (
            <input type="hidden" name="token" value={token} />
          )}
          <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
            {labels.submit}
          </SubmitButton>
        </form>
      )}
      {token === '' && (
        <form action={ask} className="flex flex-col gap-5">
          <FormErrorSummary title={labels.summary} problems={problemsOf(sent)} />
          <input type="hidden" name="ask" value="code" />
          <SubmitButton
            isBlock
            variant={isSent ? 'secondary' : 'primary'}
            pendingLabel={labels.pending}
          >
            {isSent ? labels.again : labels.send}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

interface PhoneFormProps {
  labels: Record<
    'number' | 'numberHint' | 'send' | 'sent' | 'code' | 'submit' | 'done' | 'pending' | 'summary',
    string
  >
}

export const PhoneForm = ({ labels }: PhoneFormProps) => {
  const [state, action] = useActionState(phoneAction, IDLE)
  const held = heldBy(state)
  if (held['confirmed'] === 'yes') {
    return (
      <div role="status">
        <Notice tone="success">{labels.done}</Notice>
      </div>
    )
  }
  const isSecond = held['step'] === 'finish'
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      {isSecond ? (
        <>
          <input type="hidden" name="step" value="finish" />
          <input type="hidden" name="phone" value={held['phone'] ?? ''} />
          <div role="status">
            <Notice tone="success">{labels.sent.replace('{phone}', held['phone'] ?? '')}</Notice>
          </div>
          <TextField
            name="code"
            label={labels.code}
            autoComplete="one-time-code"
            inputMode="numeric"
            error={errorOf(state, 'code')}
            required
          />
        </>
      ) : (
        <TextField
          name="phone"
          type="tel"
          label={labels.number}
          hint={labels.numberHint}
          autoComplete="tel"
          defaultValue={held['phone']}
          error={errorOf(state, 'phone')}
          required
        />
      )}
      <SubmitButton pendingLabel={labels.pending}>
        {isSecond ? labels.submit : labels.send}
      </SubmitButton>
    </form>
  )
}
