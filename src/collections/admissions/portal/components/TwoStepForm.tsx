'use client'

import { useActionState } from 'react'
import type { ReactNode } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'

export type DoorLabels = Record<
  | 'step1'
  | 'step2'
  | 'name'
  | 'email'
  | 'emailHint'
  | 'next'
  | 'mailTitle'
  | 'mailText'
  | 'mailCode'
  | 'mailCodeHint'
  | 'password'
  | 'passwordHint'
  | 'finish'
  | 'pending'
  | 'summary'
  | 'show'
  | 'hide',
  string
>

/** What the form knows of its last sending, whichever way it ended. */
export const heldBy = (state: ActionState): Readonly<Record<string, string | undefined>> => {
  if (state.status === 'idle') return {}
  return state.status === 'failed' ? state.values : state.result
}

export const problemsOf = (state: ActionState) =>
  state.status === 'failed'
    ? [{ message: state.message, ...(state.field && { fieldId: state.field }) }]
    : []

const Hidden = ({ values }: { values: Readonly<Record<string, string | undefined>> }) =>
  Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value ?? ''} />
  ))

interface TwoStepFormProps {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  labels: DoorLabels
  /** Goes along with both steps. */
  fixed: Readonly<Record<string, string>>
  initial: { name: string; email: string }
  /** Further fields of the first step, and their names. */
  children?: (held: Readonly<Record<string, string | undefined>>, state: ActionState) => ReactNode
  carried?: readonly string[]
}

/** Who are you; then the code of the mail and a password. Works without JavaScript as well. */
export const TwoStepForm = ({
  action,
  labels,
  fixed,
  initial,
  children,
  carried = [],
}: TwoStepFormProps) => {
  const [state, send] = useActionState(action, IDLE)
  const held = heldBy(state)
  const isSecond = held['step'] === 'finish'
  const kept = Object.fromEntries(
    ['name', 'email', 'needsCode', ...carried].map((name) => [name, held[name]]),
  )
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      <p className="text-muted">{isSecond ? labels.step2 : labels.step1}</p>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <Hidden values={fixed} />
      {isSecond ? (
        <>
          <Hidden values={{ ...kept, step: 'finish' }} />
          {held['needsCode'] === 'yes' && (
            <>
              <div role="status">
                <Notice tone="success" title={labels.mailTitle}>
                  {labels.mailText.replace('{email}', held['email'] ?? '')}
                </Notice>
              </div>
              <TextField
                name="code"
                label={labels.mailCode}
                hint={labels.mailCodeHint}
                autoComplete="one-time-code"
                inputMode="numeric"
                error={errorOf(state, 'code')}
                required
              />
            </>
          )}
          <PasswordField
            name="password"
            label={labels.password}
            hint={labels.passwordHint}
            autoComplete="new-password"
            showLabel={labels.show}
            hideLabel={labels.hide}
            error={errorOf(state, 'password')}
            required
          />
        </>
      ) : (
        <>
          {children?.(held, state)}
          <TextField
            name="name"
            label={labels.name}
            autoComplete="name"
            defaultValue={held['name'] ?? initial.name}
            error={errorOf(state, 'name')}
            required
          />
          <TextField
            name="email"
            type="email"
            label={labels.email}
            hint={labels.emailHint}
            autoComplete="email"
            inputMode="email"
            defaultValue={held['email'] ?? initial.email}
            error={errorOf(state, 'email')}
            required
          />
        </>
      )}
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {isSecond ? labels.finish : labels.next}
      </SubmitButton>
    </form>
  )
}
