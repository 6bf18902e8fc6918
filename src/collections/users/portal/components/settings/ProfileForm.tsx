'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { saveProfileAction } from '../../settings/actions'
import { SavedNote } from './SavedNote'

type Name = 'name' | 'preferredName' | 'pronouns' | 'accessibilityNeeds'

interface ProfileFormProps {
  values: Record<Name, string> & { languages: readonly string[] }
  languages: readonly { code: string; name: string }[]
  labels: Record<
    | Name
    | `${Name}Hint`
    | 'languages'
    | 'languagesOpen'
    | 'optional'
    | 'save'
    | 'saving'
    | 'saved'
    | 'summary',
    string
  >
}

/** Who a person is, in their own words. */
export const ProfileForm = ({ values, languages, labels }: ProfileFormProps) => {
  const [state, action] = useActionState(saveProfileAction, IDLE)
  const shared = (name: Name) => {
    const error = errorOf(state, name)
    return {
      name,
      label: labels[name],
      hint: labels[`${name}Hint`],
      defaultValue: valueOf(state, name) ?? values[name],
      ...(error !== undefined && { error }),
    }
  }
  const spoken = new Set(values.languages)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-6" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <TextField {...shared('name')} autoComplete="name" maxLength={120} required />
        <TextField
          {...shared('preferredName')}
          optionalLabel={labels.optional}
          autoComplete="nickname"
          maxLength={60}
        />
        <TextField {...shared('pronouns')} optionalLabel={labels.optional} maxLength={40} />
        <fieldset id="languages" tabIndex={-1}>
          <legend className="font-semibold">
            {labels.languages}
            <span className="text-muted font-normal"> ({labels.optional})</span>
          </legend>
          <p className="text-muted">
            {languages
              .filter(({ code }) => spoken.has(code))
              .map(({ name }) => name)
              .join(', ')}
          </p>
          <details className="mt-1">
            <summary className="text-accent rounded-control hover:bg-accent-soft inline-flex min-h-11 list-none items-center px-3 font-semibold">
              {labels.languagesOpen}
            </summary>
            <div className="border-line rounded-control mt-2 grid max-h-80 grid-cols-1 overflow-y-auto border px-4 py-2 sm:grid-cols-2">
              {languages.map(({ code, name }) => (
                <Checkbox
                  key={code}
                  id={`language-${code}`}
                  name="languages"
                  value={code}
                  label={name}
                  defaultChecked={spoken.has(code)}
                />
              ))}
            </div>
          </details>
        </fieldset>
        <TextArea
          {...shared('accessibilityNeeds')}
          optionalLabel={labels.optional}
          maxLength={1000}
        />
        <SavedNote state={state} text={labels.saved} />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
