'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { RecoveryCodes } from '../secondStep/RecoveryCodes'
import type { RecoveryLabels } from '../secondStep/RecoveryCodes'
import { askForNewPasskey, keepNewPasskey } from '../../passkeys/actions'

interface AddPasskeyProps {
  next: string
  labels: RecoveryLabels &
    Record<'name' | 'nameHint' | 'add' | 'added' | 'waiting' | 'failed' | 'unsupported', string>
}

interface Outcome {
  problem?: string
  done?: boolean
  codes?: readonly string[]
}

const add = async (name: string, labels: AddPasskeyProps['labels']): Promise<Outcome> => {
  if (!('PublicKeyCredential' in window)) return { problem: labels.unsupported }
  const asked = await askForNewPasskey()
  if ('problem' in asked) return asked
  const { startRegistration } = await import('@simplewebauthn/browser')
  const answer = await startRegistration({ optionsJSON: asked.options }).catch(() => null)
  if (answer === null) return { problem: labels.failed }
  const kept = await keepNewPasskey(name, answer)
  return 'problem' in kept ? kept : { done: true, codes: kept.codes }
}

/** Makes a passkey on this device and keeps it under a name. */
export const AddPasskey = ({ next, labels }: AddPasskeyProps) => {
  const router = useRouter()
  const [outcome, setOutcome] = useState<Outcome>({})
  const [, start] = useTransition()
  const send = async (form: FormData) => {
    const name = form.get('name')
    const result = await add(typeof name === 'string' ? name : '', labels)
    setOutcome(result)
    if (result.done === true) start(() => router.refresh())
  }
  if (outcome.codes !== undefined && outcome.codes.length > 0) {
    return <RecoveryCodes codes={outcome.codes} next={next} done={labels.added} labels={labels} />
  }
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <TextField
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        error={outcome.problem}
        maxLength={60}
        autoComplete="off"
        required
      />
      <SubmitButton pendingLabel={labels.waiting}>
        <Plus aria-hidden />
        {labels.add}
      </SubmitButton>
      <p role="status" className="text-success font-semibold empty:hidden">
        {outcome.done === true ? labels.added : ''}
      </p>
    </form>
  )
}
