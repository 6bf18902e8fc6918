'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { saveProfileAction } from './actions'
import { SavedNote } from './SavedNote'

interface ProfileFormProps {
  values: { name: string }
  labels: Record<'name' | 'nameHint' | 'save' | 'saving' | 'saved' | 'summary', string>
}

export const ProfileForm = ({ values, labels }: ProfileFormProps) => {
  const [state, action] = useActionState(saveProfileAction, IDLE)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-6" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <TextField
          name="name"
          label={labels.name}
          hint={labels.nameHint}
          autoComplete="name"
          maxLength={120}
          defaultValue={valueOf(state, 'name') ?? values.name}
          error={errorOf(state, 'name')}
          required
        />
        <SavedNote state={state} text={labels.saved} />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
