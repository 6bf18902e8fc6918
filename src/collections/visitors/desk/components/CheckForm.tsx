'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { Camera } from '@/collections/packages/browser'
import type { CameraLabels } from '@/collections/packages/browser'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { IDLE } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import { checkAction, enterAction, leaveAction } from '../actions'
import { playVerdict } from '../sound'

interface CheckFormProps {
  /** Its slug. */
  community: string
  /** Id of the gate at which the device stands; empty where there is none. */
  gate: string
  labels: Readonly<
    Record<
      'label' | 'hint' | 'check' | 'letIn' | 'checkOut' | 'pending' | 'vehicle' | 'note',
      string
    >
  >
  camera: CameraLabels
}

const TONES = { verified: 'success', caution: 'warning', refused: 'danger' } as const
const verdictOf = (verdict: string | undefined) =>
  verdict === 'verified' || verdict === 'caution' ? verdict : 'refused'

const at = (state: ActionState): number => (state.status === 'done' ? state.at : 0)

/** The answer that came last; one that failed is said as it failed. */
const latestOf = (states: readonly ActionState[]): ActionState =>
  states.find(({ status }) => status === 'failed') ??
  states.reduce((last, state) => (at(state) > at(last) ? state : last), IDLE)

const spoken = (state: ActionState): string => {
  if (state.status === 'failed') return state.message
  if (state.status !== 'done') return ''
  const { title = '', name = '', why = '', unit = '', people = '' } = state.result
  return [title, name, why, unit, people].filter((part) => part !== '').join('. ')
}

interface AnswerProps extends Pick<CheckFormProps, 'community' | 'gate' | 'labels'> {
  state: ActionState
  enter: (form: FormData) => void
  leave: (form: FormData) => void
}

/** The verdict in words and colour, whom it is about, and what can be done. */
const Answer = ({ state, community, gate, enter, leave, labels }: AnswerProps) => {
  if (state.status === 'failed') return <Notice tone="danger" title={state.message} />
  if (state.status !== 'done') return null
  const { result } = state
  const { verdict, title, why = '', name = '', visit = '' } = result
  const hidden = { community, gate, id: visit, name, method: result['method'] ?? 'list' }
  const canEnter = result['canEnter'] === 'yes'
  return (
    <Notice
      tone={TONES[verdictOf(verdict)]}
      title={<span className="text-2xl font-bold">{title}</span>}
      action={
        canEnter || result['canLeave'] === 'yes' ? (
          <form action={canEnter ? enter : leave}>
            {Object.entries(hidden).map(([key, value]) => (
              <input key={key} type="hidden" name={key} value={value} />
            ))}
            <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
              {canEnter ? labels.letIn : labels.checkOut}
            </SubmitButton>
          </form>
        ) : undefined
      }
    >
      {name !== '' && why !== '' && <p className="text-xl font-semibold break-words">{name}</p>}
      {why !== '' && <p className="text-lg">{why}</p>}
      {visit !== '' && (
        <p>
          {[result['unit'], result['people'], result['until']]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
        </p>
      )}
      {(result['vehicle'] ?? '') !== '' && (
        <p>
          {labels.vehicle}: {result['vehicle']}
        </p>
      )}
      {(result['note'] ?? '') !== '' && (
        <p className="break-words">
          {labels.note}: {result['note']}
        </p>
      )}
    </Notice>
  )
}

/** Checks what a visitor shows or says, and lets them in; works as a plain form. */
export const CheckForm = ({ community, gate, labels, camera }: CheckFormProps) => {
  const [checked, check] = useActionState(checkAction, IDLE)
  const [entered, enter] = useActionState(enterAction, IDLE)
  const [left, leave] = useActionState(leaveAction, IDLE)
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (checked.status === 'done') playVerdict(verdictOf(checked.result['verdict']))
  }, [checked])
  // The newest first: a refusal of the press stands before the check that it followed.
  const state = latestOf([left, entered, checked])
  return (
    <div className="flex flex-col gap-4">
      <form
        ref={form}
        action={(data) => {
          setTyped('')
          check(data)
        }}
        className="flex flex-col gap-4"
      >
        <input type="hidden" name="community" value={community} />
        <TextField
          name="typed"
          label={labels.label}
          hint={labels.hint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          className="[&_input]:text-2xl"
        />
        <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
          {labels.check}
        </SubmitButton>
      </form>
      <Camera
        kind="qr"
        onRead={(text) => {
          const data = new FormData(form.current ?? undefined)
          data.set('typed', text)
          check(data)
        }}
        labels={camera}
      />
      <LiveRegion message={spoken(state)} isUrgent />
      <Answer
        state={state}
        community={community}
        gate={gate}
        enter={enter}
        leave={leave}
        labels={labels}
      />
    </div>
  )
}
