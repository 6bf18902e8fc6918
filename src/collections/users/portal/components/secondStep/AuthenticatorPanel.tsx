'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import {
  beginAuthenticatorAction,
  confirmAuthenticatorAction,
  removeAuthenticatorAction,
  renewCodesAction,
} from '../../secondStep/actions'
import { RecoveryCodes } from './RecoveryCodes'
import type { RecoveryLabels } from './RecoveryCodes'

type Labels = RecoveryLabels &
  Record<
    | 'begin'
    | 'step1'
    | 'step1Text'
    | 'qr'
    | 'byHand'
    | 'step2'
    | 'code'
    | 'confirm'
    | 'confirmed'
    | 'codesLeft'
    | 'renew'
    | 'renewText'
    | 'remove'
    | 'removeText'
    | 'codeHint'
    | 'pending'
    | 'summary',
    string
  >

interface AuthenticatorPanelProps {
  /** What the app needs, while its first code is awaited. */
  pending: { qr: string; secret: string } | null
  hasAuthenticator: boolean
  hasCodes: boolean
  next: string
  labels: Labels
}

type Send = (form: FormData) => void

const codesIn = (state: ActionState): string[] =>
  state.status === 'done' ? (state.result['codes'] ?? '').split(' ') : []

const CodeField = ({
  label,
  hint,
  state,
}: {
  label: string
  hint?: string
  state: ActionState
}) => (
  <TextField
    name="code"
    label={label}
    {...(hint !== undefined && { hint })}
    inputMode={hint === undefined ? 'numeric' : 'text'}
    autoComplete="one-time-code"
    spellCheck={false}
    error={errorOf(state, 'code')}
    required
  />
)

const Connect = ({
  pending,
  state,
  action,
  labels,
}: {
  pending: { qr: string; secret: string }
  state: ActionState
  action: Send
  labels: Labels
}) => (
  <form action={action} className="flex flex-col gap-5" noValidate>
    <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
    <div>
      <h2 className="text-lg font-semibold">{labels.step1}</h2>
      <p className="text-muted mt-1">{labels.step1Text}</p>
      <img
        src={pending.qr}
        alt={labels.qr}
        width={208}
        height={208}
        className="rounded-control border-line mt-4 border bg-white"
      />
      <p className="text-muted mt-4">{labels.byHand}</p>
      <p className="mt-1 font-mono text-lg break-words">
        {(pending.secret.match(/.{1,4}/g) ?? []).join(' ')}
      </p>
    </div>
    <CodeField label={labels.step2} state={state} />
    <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
      {labels.confirm}
    </SubmitButton>
  </form>
)

/** The authenticator app and the recovery codes of a person, from set-up to removal. */
export const AuthenticatorPanel = ({
  pending,
  hasAuthenticator,
  hasCodes,
  next,
  labels,
}: AuthenticatorPanelProps) => {
  const [begun, begin] = useActionState(beginAuthenticatorAction, IDLE)
  const [confirmed, confirm] = useActionState(confirmAuthenticatorAction, IDLE)
  const [renewed, renew] = useActionState(renewCodesAction, IDLE)
  const [removed, remove] = useActionState(removeAuthenticatorAction, IDLE)
  const codes = [...codesIn(confirmed), ...codesIn(renewed)]
  if (codes.length > 0) {
    const done = confirmed.status === 'done' ? { done: labels.confirmed } : {}
    return <RecoveryCodes codes={codes} next={next} labels={labels} {...done} />
  }
  return (
    <div className="flex flex-col gap-8">
      {pending !== null && !hasAuthenticator && (
        <Connect pending={pending} state={confirmed} action={confirm} labels={labels} />
      )}
      {pending === null && !hasAuthenticator && (
        <form action={begin}>
          <FormErrorSummary title={labels.summary} problems={problemsOf(begun)} />
          <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
            {labels.begin}
          </SubmitButton>
        </form>
      )}
      {hasCodes && (
        <form action={renew} className="flex flex-col items-start gap-3">
          <FormErrorSummary title={labels.summary} problems={problemsOf(renewed)} />
          <h2 className="text-lg font-semibold">{labels.codesTitle}</h2>
          <p className="text-muted">
            {labels.codesLeft} {labels.renewText}
          </p>
          <SubmitButton variant="secondary" pendingLabel={labels.pending}>
            {labels.renew}
          </SubmitButton>
        </form>
      )}
      {hasAuthenticator && (
        <form action={remove} className="flex flex-col gap-4" noValidate>
          <FormErrorSummary title={labels.summary} problems={problemsOf(removed)} />
          <div>
            <h2 className="text-lg font-semibold">{labels.remove}</h2>
            <p className="text-muted mt-1">{labels.removeText}</p>
          </div>
          <CodeField label={labels.code} hint={labels.codeHint} state={removed} />
          <SubmitButton variant="danger" pendingLabel={labels.pending}>
            {labels.remove}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}
