'use client'

import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FileField } from '@/components/ui/FileField'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import type { Stroke } from '../../domain/ink'
import { referenceFor } from '../../domain/signatureReference'
import { HandedOver } from './HandedOver'
import { sendHandOver } from './sendHandOver'
import type { SendWord } from './sendHandOver'
import { SignatureField } from './SignatureField'
import type { CompareWord, Reference } from './SignatureField'
import { SignaturePad } from './SignaturePad'
import { SignatureWay } from './SignatureWay'

type Word =
  | CompareWord
  | SendWord
  | 'keptLink'
  | 'items'
  | 'who'
  | 'proxy'
  | 'other'
  | 'name'
  | 'nameHint'
  | 'signature'
  | 'screen'
  | 'paper'
  | 'paperHint'
  | 'pad'
  | 'clear'
  | 'photo'
  | 'submit'
  | 'missed'
  | 'pending'
  | 'summary'
  | 'optional'
  | 'removePhoto'
  | 'back'

interface HandOverFormProps {
  /** Its slug. */
  community: string
  unit: string
  method: 'qr' | 'code' | 'unit'
  /** What was scanned or typed, to be used up. */
  code: string
  parcels: readonly { id: string; label: string }[]
  household: readonly { membership: string; name: string; reference: Reference | undefined }[]
  /** Who signed before, the newest first. */
  earlier: readonly Reference[]
  /** Membership of whoever probably stands there. */
  suggested: string
  /** Whom a resident has sent; empty where nobody was. */
  sent: string
  /** Where nothing waits. */
  empty: ReactNode
  labels: Readonly<Record<Word, string>> & { missedItems: Readonly<Record<string, string>> }
}

/** Of several nobody is chosen ahead: a name that nobody looked at would stand in the record. */
const firstOf = ({
  household,
  suggested,
  sent,
}: Pick<HandOverFormProps, 'household' | 'suggested' | 'sent'>): string => {
  if (sent !== '') return 'proxy'
  if (suggested !== '') return suggested
  const [first, ...others] = household
  if (!first) return 'other'
  return others.length === 0 ? first.membership : ''
}

const isNamed = (who: string): boolean => who === 'proxy' || who === 'other'

/** Everything that waits for a unit, with one confirmation and one signature. */
export const HandOverForm = ({
  community,
  unit,
  method,
  code,
  parcels,
  household,
  earlier,
  suggested,
  sent,
  empty,
  labels,
}: HandOverFormProps) => {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const strokesRef = useRef<Stroke[]>([])
  const first = firstOf({ household, suggested, sent })
  // The page is live, and a list must not change under the hand that signs for it.
  const [held] = useState(parcels)
  const shown = held.length === 0 ? parcels : held
  const [who, setWho] = useState(first)
  const [named, setNamed] = useState(sent)
  const [isOnScreen, setOnScreen] = useState(true)
  const reference =
    household.find(({ membership }) => membership === who)?.reference ??
    (isNamed(who) ? referenceFor(earlier, { person: null, name: named }) : undefined)

  const [id] = useState(() => crypto.randomUUID())
  // Not an action of React: what hangs elsewhere on the page would hold back its outcome.
  const [state, setState] = useState<ActionState>(IDLE)
  const [isPending, setPending] = useState(false)
  const send = async (form: FormData) => {
    form.set('clientId', id)
    setPending(true)
    try {
      const outcome = await sendHandOver({
        community,
        form,
        canvasRef,
        strokesRef,
        nameOf: (membership) => household.find((one) => one.membership === membership)?.name,
        itemOf: (parcel) => shown.find((one) => one.id === parcel)?.label,
        labels,
      })
      setState(outcome)
    } finally {
      setPending(false)
    }
  }

  if (state.status === 'done') {
    const back = `/c/${community}/desk`
    return <HandedOver result={state.result} labels={labels} back={back} />
  }
  if (shown.length === 0) return empty
  return (
    <form
      className="flex flex-col gap-6"
      noValidate
      onChange={(event) => {
        const form = new FormData(event.currentTarget)
        const chosen = form.get('who')
        if (typeof chosen === 'string') setWho(chosen)
        // The field for the name is another where the person is.
        const typed = form.get('collectorName')
        if (chosen !== who) setNamed(chosen === 'proxy' ? sent : '')
        else if (typeof typed === 'string') setNamed(typed)
        setOnScreen(form.get('signature') === 'screen')
      }}
      // Not `action`: React would empty the form, with its signature, where something is missing.
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending) return
        void send(new FormData(event.currentTarget))
      }}
    >
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="method" value={method} />
      <input type="hidden" name="code" value={code} />
      <FieldGroup name="parcels" label={labels.items} error={errorOf(state, 'parcels')}>
        {shown.map(({ id, label }) => (
          <Checkbox
            key={id}
            name="parcel"
            id={`parcel-${id}`}
            value={id}
            label={label}
            defaultChecked
          />
        ))}
      </FieldGroup>
      <RadioGroup
        name="who"
        id="collector"
        label={labels.who}
        error={errorOf(state, 'collector')}
        defaultValue={first}
        isRequired
        options={[
          ...household.map(({ membership, name }) => ({ value: membership, label: name })),
          { value: 'proxy', label: labels.proxy },
          { value: 'other', label: labels.other },
        ]}
      />
      {isNamed(who) && (
        <TextField
          // Another name where it is somebody else.
          key={who}
          name="collectorName"
          defaultValue={who === 'proxy' ? sent : ''}
          readOnly={who === 'proxy' && sent !== ''}
          label={labels.name}
          hint={labels.nameHint}
          maxLength={120}
          autoComplete="off"
          error={errorOf(state, 'collectorName')}
          required
        />
      )}
      <SignatureWay labels={labels} />
      <SignatureField
        pad={
          isOnScreen ? (
            <SignaturePad
              canvasRef={canvasRef}
              strokesRef={strokesRef}
              labels={labels}
              error={errorOf(state, 'signatureFile')}
            />
          ) : null
        }
        reference={reference}
        labels={labels}
        noteError={errorOf(state, 'signatureNote')}
      />
      <FileField
        name="photoFile"
        id="photo"
        kind="photo"
        label={labels.photo}
        optionalLabel={labels.optional}
        removeLabel={labels.removePhoto}
        error={errorOf(state, 'photo')}
      />
      <Button type="submit" variant="primary" size="large" isBlock aria-disabled={isPending}>
        {isPending ? labels.pending : labels.submit}
      </Button>
    </form>
  )
}
