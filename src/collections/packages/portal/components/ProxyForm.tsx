'use client'

import { useActionState, useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { nameProxyAction } from '../proxyActions'
import { MadeLink } from './MadeLink'
import { StagedPhoto } from './StagedPhoto'

type Word =
  | 'name'
  | 'nameHint'
  | 'phone'
  | 'photo'
  | 'photoHint'
  | 'photoFailed'
  | 'removePhoto'
  | 'what'
  | 'whatHint'
  | 'uses'
  | 'single'
  | 'singleHint'
  | 'span'
  | 'spanHint'
  | 'until'
  | 'untilHint'
  | 'submit'
  | 'pending'
  | 'summary'
  | 'optional'
  | 'madeTitle'
  | 'madeText'
  | 'linkLabel'
  | 'copy'
  | 'copied'

interface ProxyFormProps {
  /** Its slug. */
  community: string
  unit: string
  parcels: readonly { id: string; label: string }[]
  days: { first: string; usual: string; last: string }
  labels: Readonly<Record<Word, string>>
}

/** Names somebody who collects, and shows the link for them; works as a plain form. */
export const ProxyForm = ({ community, unit, parcels, days, labels }: ProxyFormProps) => {
  const [state, action] = useActionState(nameProxyAction, IDLE)
  const [isBusy, setBusy] = useState(false)
  const idOf = (name: string) => `${name}-${unit}`
  const uses = valueOf(state, 'uses') ?? 'single'
  return (
    <>
      {state.status === 'done' && (
        <MadeLink
          id={idOf('link')}
          name={state.result['name'] ?? ''}
          link={state.result['link'] ?? ''}
          labels={labels}
        />
      )}
      <form
        action={action}
        className="flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          // The picture is still on its way.
          if (isBusy) event.preventDefault()
        }}
      >
        <FormErrorSummary
          title={labels.summary}
          problems={problemsOf(state).map(({ message, fieldId }) => ({
            message,
            ...(fieldId !== undefined && { fieldId: idOf(fieldId) }),
          }))}
        />
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="unit" value={unit} />
        <TextField
          name="name"
          id={idOf('name')}
          label={labels.name}
          hint={labels.nameHint}
          maxLength={120}
          autoComplete="off"
          defaultValue={valueOf(state, 'name')}
          error={errorOf(state, 'name')}
          required
        />
        <TextField
          name="phone"
          id={idOf('phone')}
          type="tel"
          label={labels.phone}
          optionalLabel={labels.optional}
          maxLength={40}
          autoComplete="off"
          defaultValue={valueOf(state, 'phone')}
          error={errorOf(state, 'phone')}
        />
        <StagedPhoto
          purpose="package-proxy-photo"
          // Each link has a picture of its own.
          key={state.status === 'done' ? state.at : 'first'}
          community={community}
          id={idOf('photo')}
          error={errorOf(state, 'photo')}
          onBusy={setBusy}
          labels={labels}
        />
        {parcels.length > 0 && (
          <FieldGroup
            name="parcels"
            id={idOf('parcels')}
            label={labels.what}
            hint={labels.whatHint}
            error={errorOf(state, 'parcels')}
          >
            {parcels.map(({ id, label }) => (
              <Checkbox
                key={id}
                name="parcels"
                id={`parcel-${unit}-${id}`}
                value={id}
                label={label}
              />
            ))}
          </FieldGroup>
        )}
        <RadioGroup
          // A choice that failed to be kept begins anew with what was chosen.
          key={uses}
          name="uses"
          id={idOf('uses')}
          label={labels.uses}
          defaultValue={uses}
          options={[
            { value: 'single', label: labels.single, hint: labels.singleHint },
            { value: 'span', label: labels.span, hint: labels.spanHint },
          ]}
        />
        <TextField
          name="until"
          id={idOf('until')}
          type="date"
          label={labels.until}
          hint={labels.untilHint}
          min={days.first}
          max={days.last}
          defaultValue={valueOf(state, 'until') ?? days.usual}
          error={errorOf(state, 'until')}
        />
        <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
          {labels.submit}
        </SubmitButton>
      </form>
    </>
  )
}
