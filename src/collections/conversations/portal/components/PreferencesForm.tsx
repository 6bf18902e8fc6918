'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { preferencesAction } from '../actions'

type Name = 'acceptsDirect' | 'showsReceipts' | 'showsPresence'

interface PreferencesFormProps {
  community: string
  values: Record<Name, boolean>
  labels: Record<
    Name | 'acceptsDirectHint' | 'showsPresenceHint' | 'save' | 'saving' | 'saved' | 'summary',
    string
  >
}

/** Who may write to a person, and what others learn of their reading. */
export const PreferencesForm = ({ community, values, labels }: PreferencesFormProps) => {
  const [state, action] = useActionState(preferencesAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-3">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-1">
        <Checkbox
          name="acceptsDirect"
          value="yes"
          label={labels.acceptsDirect}
          hint={labels.acceptsDirectHint}
          defaultChecked={values.acceptsDirect}
        />
        <Checkbox
          name="showsReceipts"
          value="yes"
          label={labels.showsReceipts}
          defaultChecked={values.showsReceipts}
        />
        <Checkbox
          name="showsPresence"
          value="yes"
          label={labels.showsPresence}
          hint={labels.showsPresenceHint}
          defaultChecked={values.showsPresence}
        />
      </div>
      <div role="status">
        {state.status === 'done' && (
          <p key={state.at} className="text-success font-semibold">
            {labels.saved}
          </p>
        )}
      </div>
      <SubmitButton variant="secondary" pendingLabel={labels.saving}>
        {labels.save}
      </SubmitButton>
    </form>
  )
}
