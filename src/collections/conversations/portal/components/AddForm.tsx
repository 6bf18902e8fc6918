'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { addAction } from '../actions'
import { PersonChoice, type Choosable } from './PersonChoice'

interface AddFormProps {
  community: string
  conversation: string
  people: readonly Choosable[]
  /** Whoever does not see the beginning cannot give it away. */
  mayShare: boolean
  labels: Record<'who' | 'shares' | 'add' | 'adding' | 'summary', string>
}

/** Adds people to a conversation, with its earlier messages or without. */
export const AddForm = ({ community, conversation, people, mayShare, labels }: AddFormProps) => {
  const [state, action] = useActionState(addAction, IDLE)
  const error = errorOf(state, 'people')
  return (
    <form action={action} className="flex flex-col gap-4" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="conversation" value={conversation} />
      <FieldGroup name="people" label={labels.who} {...(error !== undefined && { error })}>
        {people.map((person) => (
          <PersonChoice key={person.id} person={person} isOne={false} />
        ))}
      </FieldGroup>
      {mayShare && <Checkbox name="shares" value="yes" label={labels.shares} />}
      <SubmitButton pendingLabel={labels.adding}>{labels.add}</SubmitButton>
    </form>
  )
}
