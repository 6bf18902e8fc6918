'use client'

import { useRef, useState } from 'react'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { errorOf, valueOf } from '@/kernel/portal/actionState'
import type { FormState } from '@/kernel/portal/actionState'
import { isBroughtByHand, isItemKind } from '../../domain/parcel'
import { guessCarrier } from '../../domain/trackingNumber'
import { Camera } from './Camera'
import type { CameraLabels } from './Camera'
import { useScanner } from './useScanner'

export interface Choice {
  value: string
  label: string
}

export interface CarrierLabels {
  kind: string
  tracking: string
  trackingHint: string
  scanned: string
  carrier: string
  carrierName: string
  choose: string
  optional: string
  camera: CameraLabels
}

interface CarrierFieldsProps {
  state: FormState
  kinds: readonly Choice[]
  carriers: readonly Choice[]
  labels: CarrierLabels
}

/** What it is and who brought it: the number tells the carrier, until somebody chooses another. */
export const CarrierFields = ({ state, kinds, carriers, labels }: CarrierFieldsProps) => {
  const [tracking, setTracking] = useState(valueOf(state, 'trackingNumber') ?? '')
  const select = useRef<HTMLSelectElement>(null)
  const before = valueOf(state, 'carrier') ?? ''
  const [carrier, setCarrier] = useState(before)
  const [isChosen, setIsChosen] = useState(before !== '')
  const [read, setRead] = useState('')

  // Not under React's control: the browser sets a form back after each sending, to what it began with.
  const choose = (value: string) => {
    if (select.current) select.current.value = value
    setCarrier(value)
  }
  const take = (number: string) => {
    setTracking(number)
    const guess = guessCarrier(number)
    if (guess !== undefined && !isChosen) choose(guess)
  }
  const takeRead = (code: string) => {
    take(code)
    setRead(code)
  }
  useScanner(takeRead)

  return (
    <>
      <LiveRegion message={read === '' ? '' : labels.scanned.replace('#', read)} />
      <TextField
        name="trackingNumber"
        label={labels.tracking}
        hint={labels.trackingHint}
        optionalLabel={labels.optional}
        maxLength={60}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        value={tracking}
        onChange={(event) => take(event.target.value)}
        error={errorOf(state, 'trackingNumber')}
      />
      <Camera kind="carrier" onRead={takeRead} labels={labels.camera} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="kind"
          label={labels.kind}
          options={kinds}
          defaultValue={valueOf(state, 'kind') ?? 'parcel'}
          error={errorOf(state, 'kind')}
          onChange={({ target: { value } }) => {
            if (!isChosen && isItemKind(value) && isBroughtByHand(value)) choose('hand')
          }}
        />
        <Select
          name="carrier"
          label={labels.carrier}
          placeholder={labels.choose}
          options={carriers}
          ref={select}
          defaultValue={before}
          error={errorOf(state, 'carrier')}
          onChange={(event) => {
            setCarrier(event.target.value)
            setIsChosen(event.target.value !== '')
          }}
          required
        />
      </div>
      {carrier === 'other' && (
        <TextField
          name="carrierName"
          label={labels.carrierName}
          maxLength={60}
          defaultValue={valueOf(state, 'carrierName')}
          error={errorOf(state, 'carrierName')}
        />
      )}
    </>
  )
}
