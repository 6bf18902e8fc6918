'use client'

import { SendHorizontal } from 'lucide-react'
import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { MAX_BODY, MAX_SUBJECT } from '../../domain/kinds'
import { startAction } from '../actions'
import { PersonChoice, type Choosable } from './PersonChoice'

interface StartFormProps {
  kind: 'inquiry' | 'board' | 'direct' | 'group'
  community: string
  /** Of the first message: pressing twice begins one conversation. */
  clientId: string
  topic?: string
  /** The record that it is about, as the action reads it. */
  about?: string
  /** What stands as its subject until somebody writes another. */
  subject?: string
  /** Neighbours who can be written to. */
  people?: readonly Choosable[]
  labels: Record<
    | 'subject'
    | 'groupName'
    | 'message'
    | 'people'
    | 'optional'
    | 'confidential'
    | 'confidentialHint'
    | 'send'
    | 'sending'
    | 'summary',
    string
  >
}

/** The first message of a conversation. */
export const StartForm = ({
  kind,
  community,
  clientId,
  topic,
  about,
  subject,
  people,
  labels,
}: StartFormProps) => {
  const [state, action] = useActionState(startAction, IDLE)
  const error = (name: string) => {
    const message = errorOf(state, name)
    return message === undefined ? {} : { error: message }
  }
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="clientId" value={clientId} />
      {topic !== undefined && <input type="hidden" name="topic" value={topic} />}
      {about !== undefined && <input type="hidden" name="about" value={about} />}
      {people && (
        <FieldGroup name="people" label={labels.people} {...error('people')}>
          {people.map((person) => (
            <PersonChoice key={person.id} person={person} isOne={kind === 'direct'} />
          ))}
        </FieldGroup>
      )}
      {kind !== 'direct' && (
        <TextField
          name="subject"
          label={kind === 'group' ? labels.groupName : labels.subject}
          maxLength={MAX_SUBJECT}
          defaultValue={valueOf(state, 'subject') ?? subject}
          {...(kind !== 'group' && { optionalLabel: labels.optional })}
          {...error('subject')}
        />
      )}
      <TextArea
        name="body"
        label={labels.message}
        rows={5}
        maxLength={MAX_BODY}
        defaultValue={valueOf(state, 'body')}
        {...error('body')}
      />
      {(kind === 'inquiry' || kind === 'board') && (
        <Checkbox
          name="isConfidential"
          value="yes"
          label={labels.confidential}
          hint={labels.confidentialHint}
          defaultChecked={valueOf(state, 'isConfidential') === 'yes'}
        />
      )}
      <SubmitButton size="large" isBlock pendingLabel={labels.sending}>
        <SendHorizontal aria-hidden />
        {labels.send}
      </SubmitButton>
    </form>
  )
}
