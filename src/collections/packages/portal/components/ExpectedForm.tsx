'use client'

import { useActionState, useState } from 'react'
import { buttonClass } from '@/components/ui/buttonClass'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { whereIsItAction } from '../ownActions'

interface ExpectedFormProps {
  /** Its slug. */
  community: string
  /** Of the question: pressing twice asks it once. */
  clientId: string
  homes: readonly SelectOption[]
  carriers: readonly SelectOption[]
  /** ISO day of the community. */
  today: string
  labels: Readonly<
    Record<
      | 'unit'
      | 'carrier'
      | 'carrierName'
      | 'anyCarrier'
      | 'number'
      | 'numberHint'
      | 'day'
      | 'note'
      | 'submit'
      | 'pending'
      | 'summary'
      | 'optional'
      | 'hereTitle'
      | 'here'
      | 'overTitle'
      | 'over'
      | 'see'
      | 'askedTitle'
      | 'asked'
      | 'seeQuestion'
      | 'another',
      string
    >
  >
}

interface FoundProps extends Pick<ExpectedFormProps, 'community' | 'labels'> {
  outcome: string
  href: string
}

/** What was found, or that the desk has the question. */
const Found = ({ community, outcome, href, labels }: FoundProps) => {
  const words = {
    here: [labels.hereTitle, labels.here, labels.see],
    over: [labels.overTitle, labels.over, labels.see],
    asked: [labels.askedTitle, labels.asked, labels.seeQuestion],
  }
  const [title, text, go] = words[outcome === 'here' || outcome === 'over' ? outcome : 'asked']
  return (
    <div role="status" className="flex flex-col gap-4">
      <Notice tone="success" title={title}>
        <p>{text}</p>
      </Notice>
      <LinkButton href={href} variant="primary" size="large" isBlock>
        {go}
      </LinkButton>
      {/* The page itself, anew: the next question is one of its own. */}
      <a href={`/c/${community}/packages/expected`} className={buttonClass({ isBlock: true })}>
        {labels.another}
      </a>
    </div>
  )
}

/** Asks where an expected parcel is; works as a plain form. */
export const ExpectedForm = ({
  community,
  clientId,
  homes,
  carriers,
  today,
  labels,
}: ExpectedFormProps) => {
  const [state, action] = useActionState(whereIsItAction, IDLE)
  const [carrier, setCarrier] = useState('')
  if (state.status === 'done') {
    const { outcome = '', href = '' } = state.result
    return <Found community={community} outcome={outcome} href={href} labels={labels} />
  }
  return (
    <form action={action} className="flex flex-col gap-6" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="clientId" value={clientId} />
      {homes.length > 1 ? (
        <Select
          name="unit"
          label={labels.unit}
          options={homes}
          defaultValue={valueOf(state, 'unit')}
        />
      ) : (
        <input type="hidden" name="unit" value={homes[0]?.value ?? ''} />
      )}
      <TextField
        name="trackingNumber"
        label={labels.number}
        hint={labels.numberHint}
        optionalLabel={labels.optional}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={valueOf(state, 'trackingNumber')}
        error={errorOf(state, 'trackingNumber')}
      />
      <Select
        // What was chosen before a refusal is chosen still.
        key={valueOf(state, 'carrier') ?? 'first'}
        name="carrier"
        label={labels.carrier}
        optionalLabel={labels.optional}
        placeholder={labels.anyCarrier}
        options={carriers}
        defaultValue={valueOf(state, 'carrier')}
        error={errorOf(state, 'carrier')}
        onChange={(event) => setCarrier(event.target.value)}
      />
      {(carrier === 'other' || valueOf(state, 'carrier') === 'other') && (
        <TextField
          name="carrierName"
          label={labels.carrierName}
          maxLength={60}
          defaultValue={valueOf(state, 'carrierName')}
          error={errorOf(state, 'carrierName')}
        />
      )}
      <TextField
        name="expectedOn"
        type="date"
        label={labels.day}
        optionalLabel={labels.optional}
        defaultValue={valueOf(state, 'expectedOn') ?? today}
        error={errorOf(state, 'expectedOn')}
      />
      <TextArea
        name="note"
        label={labels.note}
        optionalLabel={labels.optional}
        rows={3}
        maxLength={500}
        defaultValue={valueOf(state, 'note')}
        error={errorOf(state, 'note')}
      />
      <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
