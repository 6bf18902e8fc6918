'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { isSigned } from '../../../domain/ink'
import type { Stroke } from '../../../domain/ink'
import type { OfflineParcel, OfflineRelease } from '../../../domain/offlineDesk'
import type { OfflineScreenLabels } from '../../../messages/offline.en'
import { SignaturePad } from '../SignaturePad'
import { SignatureWay } from '../SignatureWay'
import type { ReleaseAsked } from './WaitingList'

interface ReleaseFormProps extends ReleaseAsked {
  labels: OfflineScreenLabels
  lineOf: (parcel: OfflineParcel) => string
  onDone: (release: OfflineRelease) => Promise<void>
  onCancel: () => void
}

type Part = 'parcels' | 'collector' | 'collectorName' | 'signatureFile'
type Problem = { fieldId: Part; message: string }

const OTHER = 'other'

/** Somebody takes what waits for a unit, while nobody can be asked. */
export const ReleaseForm = ({
  unit,
  parcels,
  labels,
  lineOf,
  onDone,
  onCancel,
}: ReleaseFormProps) => {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const strokesRef = useRef<Stroke[]>([])
  const [first, ...more] = unit.people
  const preset = first === undefined ? OTHER : more.length === 0 ? first.membership : ''
  const [who, setWho] = useState(preset)
  const [isOnScreen, setOnScreen] = useState(true)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [isSaving, setIsSaving] = useState(false)
  const errorOf = (part: Part) => problems.find(({ fieldId }) => fieldId === part)?.message

  const keep = async (form: FormData) => {
    const taken = form.getAll('parcel').filter((value) => typeof value === 'string')
    const typed = form.get('collectorName')
    const person = unit.people.find(({ membership }) => membership === who)
    const name = person?.name ?? (typeof typed === 'string' ? typed.trim() : '')
    const found: Problem[] = []
    if (taken.length === 0) found.push({ fieldId: 'parcels', message: labels.tickOne })
    if (who === '') found.push({ fieldId: 'collector', message: labels.chooseWho })
    else if (name === '') found.push({ fieldId: 'collectorName', message: labels.nameMissing })
    if (isOnScreen && !isSigned(strokesRef.current)) {
      found.push({ fieldId: 'signatureFile', message: labels.unsigned })
    }
    setProblems(found)
    if (found.length > 0 || isSaving) return
    setIsSaving(true)
    await onDone({
      kind: 'release',
      id: crypto.randomUUID(),
      at: Date.now(),
      unit: unit.id,
      parcels: taken,
      collectorKind: person ? 'household' : 'other',
      collector: person?.membership ?? null,
      collectorName: name,
      drawing: isOnScreen ? (canvasRef.current?.toDataURL('image/png') ?? null) : null,
    })
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        void keep(new FormData(event.currentTarget))
      }}
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return
        if (target.name === 'who') setWho(target.value)
        if (target.name === 'signature') setOnScreen(target.value === 'screen')
      }}
    >
      <h2 className="text-xl font-semibold">{labels.handOverTo.replace('#', unit.label)}</h2>
      <FormErrorSummary title={labels.summary} problems={problems} />
      <FieldGroup name="parcels" label={labels.items} error={errorOf('parcels')}>
        {parcels.map((parcel) => (
          <Checkbox
            key={parcel.id}
            name="parcel"
            id={`parcel-${parcel.id}`}
            value={parcel.id}
            label={lineOf(parcel)}
            defaultChecked
          />
        ))}
      </FieldGroup>
      <RadioGroup
        name="who"
        id="collector"
        label={labels.who}
        error={errorOf('collector')}
        defaultValue={preset}
        isRequired
        options={[
          ...unit.people.map(({ membership, name }) => ({ value: membership, label: name })),
          { value: OTHER, label: labels.other },
        ]}
      />
      {who === OTHER && (
        <TextField
          name="collectorName"
          label={labels.name}
          maxLength={120}
          autoComplete="off"
          error={errorOf('collectorName')}
          required
        />
      )}
      <Notice>{labels.unchecked}</Notice>
      <SignatureWay labels={labels} />
      {isOnScreen && (
        <SignaturePad
          canvasRef={canvasRef}
          strokesRef={strokesRef}
          labels={labels}
          error={errorOf('signatureFile')}
        />
      )}
      <div className="flex flex-col gap-3">
        <Button type="submit" variant="primary" size="large" isBlock aria-disabled={isSaving}>
          {labels.submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {labels.cancel}
        </Button>
      </div>
    </form>
  )
}
