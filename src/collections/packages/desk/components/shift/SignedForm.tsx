'use client'

import { startTransition, useActionState, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import type { Stroke } from '../../../domain/ink'
import { SignaturePad } from '../SignaturePad'
import { SignatureWay } from '../SignatureWay'
import { stageSignature } from '../stageSignature'

export type SignedLabels = Record<
  | 'signature'
  | 'screen'
  | 'paper'
  | 'paperHint'
  | 'pad'
  | 'clear'
  | 'unsigned'
  | 'uploadFailed'
  | 'submit'
  | 'pending'
  | 'summary',
  string
>

interface SignedFormProps {
  /** Its slug. */
  community: string
  action: (before: ActionState, form: FormData) => Promise<ActionState>
  hidden?: Record<string, string>
  /** The form above the signature; it is told what is wrong with a control. */
  fields: (problemWith: (field: string) => string | undefined) => ReactNode
  labels: SignedLabels
}

const failed = (field: string, message: string): ActionState => ({
  status: 'failed',
  code: field,
  message,
  field,
  values: {},
})

/** A form of the desk that somebody signs, on the screen or on paper. */
export const SignedForm = ({ community, action, hidden, fields, labels }: SignedFormProps) => {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const strokesRef = useRef<Stroke[]>([])
  const [isOnScreen, setOnScreen] = useState(true)

  const send = async (before: ActionState, form: FormData): Promise<ActionState> => {
    if (isOnScreen) {
      const staged = await stageSignature(community, 'shift-signature', canvasRef, strokesRef)
      if (staged === null) return failed('signatureFile', labels.unsigned)
      if ('message' in staged) {
        return failed('signatureFile', staged.message === '' ? labels.uploadFailed : staged.message)
      }
      form.set('signatureFile', staged.id)
    }
    return action(before, form)
  }
  const [state, dispatch, isPending] = useActionState(send, IDLE)
  return (
    <form
      className="flex flex-col gap-6"
      noValidate
      onChange={(event) => {
        setOnScreen(new FormData(event.currentTarget).get('signature') === 'screen')
      }}
      // Not `action`: React would empty the form, with its signature, where something is missing.
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending) return
        const form = new FormData(event.currentTarget)
        startTransition(() => {
          dispatch(form)
        })
      }}
    >
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields((field) => errorOf(state, field))}
      <SignatureWay labels={labels} />
      {isOnScreen && (
        <SignaturePad
          canvasRef={canvasRef}
          strokesRef={strokesRef}
          labels={labels}
          error={errorOf(state, 'signatureFile')}
        />
      )}
      <Button type="submit" variant="primary" size="large" isBlock aria-disabled={isPending}>
        {isPending ? labels.pending : labels.submit}
      </Button>
    </form>
  )
}
