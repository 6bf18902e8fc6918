'use client'

import { useActionState, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FileField } from '@/components/ui/FileField'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import type { ActionState, FormState } from '@/kernel/portal/actionState'
import { logParcelAction } from '../actions'
import { CarrierFields } from './CarrierFields'
import type { CarrierLabels, Choice } from './CarrierFields'
import { ItemDetails } from './ItemDetails'
import type { DetailLabels } from './ItemDetails'
import { LabelProposals } from './LabelProposals'
import type { LabelTextLabels } from './LabelProposals'
import type { LabelProposal } from './loadLabel'
import type { UnitOption } from './loadUnits'
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
  /** Null where no photo of a label is read. */
  labelText: LabelTextLabels | null
}

interface FieldsProps extends LogParcelFormProps {
  state: FormState
  /**
   * Counts the sendings. A browser's form goes back to its first values after each, so what was chosen
   * stands there anew from what came back.
   */
  attempt: number
  onFill: (proposal: LabelProposal) => void
  firstUnit: UnitOption | undefined
}

const Fields = ({
  community,
  choices,
  labels,
  labelText,
  state,
  attempt,
  onFill,
  firstUnit,
}: FieldsProps) => {
  const [photo, setPhoto] = useState<File>()
  const [isUnknown, setIsUnknown] = useState(valueOf(state, 'isUnknown') === 'on')
  const { optional } = labels
  return (
    <>
      {!isUnknown && (
        <UnitSearch
          key={`unit-${firstUnit?.value ?? ''}`}
          firstUnit={firstUnit}
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
          key={`name-${String(attempt)}`}
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
        onFileChange={setPhoto}
      />
      {labelText !== null && photo !== undefined && (
        <LabelProposals
          key={`${photo.name} ${String(photo.lastModified)} ${String(photo.size)}`}
          community={community}
          photo={photo}
          carriers={choices.carriers}
          labels={labelText}
          onFill={onFill}
        />
      )}
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

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

/** What was typed stands; what a photo proposes goes where nothing does. */
const filledIn = (typed: Record<string, string>, proposal: LabelProposal) => {
  const { unit, recipient, recipientName, carrier, trackingNumber } = proposal
  const takesUnit = unit !== null && !typed['unitLabel'] && typed['isUnknown'] !== 'on'
  const values = {
    ...typed,
    recipientName: typed['recipientName'] || recipientName,
    carrier: typed['carrier'] || carrier,
    trackingNumber: typed['trackingNumber'] || trackingNumber,
    ...(takesUnit && { unit: unit.value, unitLabel: unit.label, recipient }),
  }
  return { values, unit: takesUnit ? unit : undefined }
}

interface Filled {
  /** What the form had to say when it was filled in. */
  of: ActionState
  state: FormState
  unit: UnitOption | undefined
}

/** One form, in the order of the work: whose it is, from whom, where it lies. */
export const LogParcelForm = ({ community, choices, labels, labelText }: LogParcelFormProps) => {
  const [state, action] = useActionState(logParcelAction, IDLE)
  const [last, setLast] = useState({ state, attempt: 0 })
  const [filled, setFilled] = useState<Filled>()
  const form = useRef<HTMLFormElement>(null)
  if (last.state !== state) setLast({ state, attempt: last.attempt + 1 })
  // A parcel that was saved clears the form: the next one is another.
  const formKey = state.status === 'done' ? state.at : 'first'
  const isNew = filled !== undefined && state.status === 'done' && filled.of !== state
  if (isNew) setFilled(undefined)

  const fill = (proposal: LabelProposal) => {
    if (!form.current) return
    const { values, unit } = filledIn(textsOf(new FormData(form.current)), proposal)
    setLast({ state, attempt: last.attempt + 1 })
    setFilled({ of: state, state: { status: 'filled', values }, unit: unit ?? filled?.unit })
  }
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
      <form ref={form} key={formKey} action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={community} />
        <Fields
          community={community}
          choices={choices}
          labels={labels}
          labelText={labelText}
          state={filled?.of === state ? filled.state : state}
          attempt={last.attempt}
          onFill={fill}
          firstUnit={filled?.unit}
        />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </>
  )
}
