'use client'

import { useActionState, useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FileField } from '@/components/ui/FileField'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import { logParcelAction } from '../actions'
import { CarrierFields } from './CarrierFields'
import type { CarrierLabels, Choice } from './CarrierFields'
import { ItemDetails } from './ItemDetails'
import type { DetailLabels } from './ItemDetails'
import { ShelfField } from './ShelfField'
import { UnitSearch } from './UnitSearch'
import type { UnitSearchLabels } from './UnitSearch'

export interface LogParcelLabels extends UnitSearchLabels, CarrierLabels, DetailLabels {
  isUnknown: string
  isUnknownHint: string
  recipientName: string
  shelf: string
  noShelf: string
  photo: string
  photoHint: string
  removePhoto: string
  save: string
  saving: string
  summary: string
  logged: string
  loggedUnknown: string
}

export interface LogParcelChoices {
  kinds: readonly Choice[]
  carriers: readonly Choice[]
  sizes: readonly Choice[]
  conditions: readonly Choice[]
  shelves: readonly Choice[]
}

interface LogParcelFormProps {
  community: string
  choices: LogParcelChoices
  labels: LogParcelLabels
}

interface FieldsProps extends LogParcelFormProps {
  state: ActionState
  /**
   * Counts the sendings. A browser's form goes back to its first values after each, so what was chosen
   * stands there anew from what came back.
   */
  attempt: number
}

const Fields = ({ community, choices, labels, state, attempt }: FieldsProps) => {
  const [isUnknown, setIsUnknown] = useState(valueOf(state, 'isUnknown') === 'on')
  const { optional } = labels
  return (
    <>
      {!isUnknown && (
        <UnitSearch
          community={community}
          labels={labels}
          defaultText={valueOf(state, 'unitLabel')}
          defaultValue={valueOf(state, 'unit')}
          unitError={errorOf(state, 'unitLabel') ?? errorOf(state, 'unit')}
          recipientError={errorOf(state, 'recipient')}
          chosenRecipient={valueOf(state, 'recipient')}
          attempt={attempt}
        />
      )}
      <Checkbox
        key={`unknown-${String(attempt)}`}
        name="isUnknown"
        label={labels.isUnknown}
        {...(isUnknown && { hint: labels.isUnknownHint })}
        defaultChecked={isUnknown}
        onChange={(event) => setIsUnknown(event.target.checked)}
      />
      <CarrierFields
        key={`carrier-${String(attempt)}`}
        state={state}
        kinds={choices.kinds}
        carriers={choices.carriers}
        labels={labels}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="recipientName"
          label={labels.recipientName}
          optionalLabel={optional}
          maxLength={120}
          autoComplete="off"
          defaultValue={valueOf(state, 'recipientName')}
          error={errorOf(state, 'recipientName')}
        />
        <ShelfField
          key={`shelf-${String(attempt)}`}
          label={labels.shelf}
          optionalLabel={optional}
          none={labels.noShelf}
          shelves={choices.shelves}
          defaultValue={valueOf(state, 'shelf')}
          error={errorOf(state, 'shelf')}
        />
      </div>
      <FileField
        name="photo"
        kind="photo"
        label={labels.photo}
        hint={labels.photoHint}
        optionalLabel={optional}
        removeLabel={labels.removePhoto}
        error={errorOf(state, 'photo')}
      />
      <ItemDetails
        key={`details-${String(attempt)}`}
        state={state}
        sizes={choices.sizes}
        conditions={choices.conditions}
        labels={labels}
      />
    </>
  )
}

/** One form, in the order of the work: whose it is, from whom, where it lies. */
export const LogParcelForm = ({ community, choices, labels }: LogParcelFormProps) => {
  const [state, action] = useActionState(logParcelAction, IDLE)
  const [last, setLast] = useState({ state, attempt: 0 })
  if (last.state !== state) setLast({ state, attempt: last.attempt + 1 })
  // A parcel that was saved clears the form: the next one is another.
  const formKey = state.status === 'done' ? state.at : 'first'
  return (
    <>
      {state.status === 'done' && (
        <div role="status" className="mb-6">
          <Notice tone="success">
            {state.result['isUnknown'] === 'yes'
              ? labels.loggedUnknown
              : labels.logged.replace('#', state.result['unit'] ?? '')}
          </Notice>
        </div>
      )}
      <form key={formKey} action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={community} />
        <Fields
          community={community}
          choices={choices}
          labels={labels}
          state={state}
          attempt={last.attempt}
        />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </>
  )
}
