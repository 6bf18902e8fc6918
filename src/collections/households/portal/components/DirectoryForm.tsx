'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { saveListingAction } from '../actions'

type Name = 'name' | 'unit' | 'phone' | 'email' | 'photo' | 'about'

interface DirectoryFormProps {
  community: string
  values: Record<Name, boolean> & { aboutText: string }
  labels: Record<
    | Name
    | 'nameHint'
    | 'aboutText'
    | 'aboutHint'
    | 'optional'
    | 'legend'
    | 'save'
    | 'saving'
    | 'saved'
    | 'summary',
    string
  >
}

const NAMES: readonly Name[] = ['name', 'unit', 'phone', 'email', 'photo', 'about']

/** What neighbours see of a person, field by field. */
export const DirectoryForm = ({ community, values, labels }: DirectoryFormProps) => {
  const [state, action] = useActionState(saveListingAction, IDLE)
  const error = errorOf(state, 'aboutText')
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <FieldGroup name="show" label={labels.legend} key={JSON.stringify(values)}>
        {NAMES.map((name) => (
          <Checkbox
            key={name}
            name={name}
            value="yes"
            label={labels[name]}
            {...(name === 'name' && { hint: labels.nameHint })}
            defaultChecked={values[name]}
          />
        ))}
      </FieldGroup>
      <TextArea
        name="aboutText"
        label={labels.aboutText}
        hint={labels.aboutHint}
        optionalLabel={labels.optional}
        maxLength={300}
        rows={2}
        defaultValue={state.status === 'failed' ? state.values['aboutText'] : values.aboutText}
        {...(error !== undefined && { error })}
      />
      <div role="status">
        {state.status === 'done' && (
          <p key={state.at} className="text-success font-semibold">
            {labels.saved}
          </p>
        )}
      </div>
      <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
        {labels.save}
      </SubmitButton>
    </form>
  )
}
