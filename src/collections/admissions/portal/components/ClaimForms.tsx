'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { Select } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import { correctAction, registerAction, withdrawAction } from '../actions'
import { heldBy, problemsOf, TwoStepForm } from './TwoStepForm'
import type { DoorLabels } from './TwoStepForm'

interface ClaimLabels {
  unit: string
  unitHint: string
  role: string
  message: string
  roles: readonly { value: string; label: string }[]
}

interface ClaimFieldsProps {
  labels: ClaimLabels
  held: Readonly<Record<string, string | undefined>>
  state: ActionState
}

const ClaimFields = ({ labels, held, state }: ClaimFieldsProps) => (
  <>
    <TextField
      name="unitText"
      label={labels.unit}
      hint={labels.unitHint}
      autoComplete="off"
      defaultValue={held['unitText']}
      error={errorOf(state, 'unitText')}
      required
    />
    <Select
      name="role"
      label={labels.role}
      options={labels.roles}
      defaultValue={held['role'] ?? 'owner'}
      error={errorOf(state, 'role')}
    />
    <TextArea
      name="message"
      label={labels.message}
      rows={2}
      defaultValue={held['message']}
      error={errorOf(state, 'message')}
    />
  </>
)

interface RegisterFormProps {
  community: string
  isSignedIn: boolean
  labels: DoorLabels & { send: string }
  claim: ClaimLabels
}

export const RegisterForm = ({ community, isSignedIn, labels, claim }: RegisterFormProps) => {
  const [state, action] = useActionState(registerAction, IDLE)
  if (!isSignedIn) {
    return (
      <TwoStepForm
        action={registerAction}
        labels={labels}
        fixed={{ community }}
        initial={{ name: '', email: '' }}
        carried={['unitText', 'role', 'message']}
      >
        {(held, sent) => <ClaimFields labels={claim} held={held} state={sent} />}
      </TwoStepForm>
    )
  }
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <ClaimFields labels={claim} held={heldBy(state)} state={state} />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.send}
      </SubmitButton>
    </form>
  )
}

interface OwnRequestFormsProps {
  request: { id: string; unitText: string; role: string; message: string | null }
  claim: ClaimLabels
  labels: Record<
    'correct' | 'save' | 'saved' | 'withdraw' | 'withdrawText' | 'pending' | 'summary',
    string
  >
}

export const OwnRequestForms = ({ request, claim, labels }: OwnRequestFormsProps) => {
  const [corrected, correct] = useActionState(correctAction, IDLE)
  const [withdrawn, withdraw] = useActionState(withdrawAction, IDLE)
  const { id, unitText, role, message } = request
  const typed = corrected.status === 'failed' ? corrected.values : {}
  const held = { unitText, role, message: message ?? '', ...typed }
  return (
    <div className="flex flex-col gap-3">
      {corrected.status === 'done' && (
        <div role="status">
          <Notice tone="success">{labels.saved}</Notice>
        </div>
      )}
      <details open={corrected.status === 'failed' || undefined}>
        <summary className="text-link flex min-h-11 cursor-pointer items-center">
          {labels.correct}
        </summary>
        <form action={correct} className="mt-3 flex flex-col gap-5" noValidate>
          <FormErrorSummary title={labels.summary} problems={problemsOf(corrected)} />
          <input type="hidden" name="id" value={id} />
          <ClaimFields labels={claim} held={held} state={corrected} />
          <SubmitButton pendingLabel={labels.pending}>{labels.save}</SubmitButton>
        </form>
      </details>
      <details>
        <summary className="text-link flex min-h-11 cursor-pointer items-center">
          {labels.withdraw}
        </summary>
        <form action={withdraw} className="mt-3 flex flex-col gap-4">
          <FormErrorSummary title={labels.summary} problems={problemsOf(withdrawn)} />
          <p className="text-muted">{labels.withdrawText}</p>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="danger" pendingLabel={labels.pending}>
            {labels.withdraw}
          </SubmitButton>
        </form>
      </details>
    </div>
  )
}
