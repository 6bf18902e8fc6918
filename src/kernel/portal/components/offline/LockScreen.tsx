'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { choosePin, unlock } from '../../offline/device'
import { pinProblem } from '../../offline/domain/pin'
import type { Enrolment } from '../../offline/enrolment'
import type { OpenVault } from '../../offline/vault'
import type { OfflineWords } from '../../offline/words.en'

interface LockScreenProps {
  enrolment: Enrolment
  isSpent: boolean
  labels: OfflineWords
  onOpen: (vault: OpenVault) => Promise<void>
  onSpent: () => void
  /** The device has a PIN again. */
  onChosen: () => Promise<void>
}

const PIN_FIELD = {
  type: 'password',
  inputMode: 'numeric',
  autoComplete: 'off',
  maxLength: 6,
} as const

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** For whoever has forgotten the PIN: it needs their login, and takes nothing away. */
const NewPin = ({
  enrolment,
  labels,
  onChosen,
}: Pick<LockScreenProps, 'enrolment' | 'labels' | 'onChosen'>) => {
  const [errors, setErrors] = useState<{ pin?: string; again?: string; form?: string }>({})
  const choose = async (form: FormData) => {
    const pin = textOf(form, 'newPin')
    const problem = pinProblem(pin)
    if (problem) {
      setErrors({ pin: problem === 'length' ? labels.pinLength : labels.pinEasy })
    } else if (pin !== textOf(form, 'again')) {
      setErrors({ again: labels.pinDiffers })
    } else {
      setErrors({})
      await choosePin(enrolment, pin).then(onChosen, () => setErrors({ form: labels.chooseFailed }))
    }
  }
  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void choose(new FormData(event.currentTarget))
      }}
    >
      <p>{labels.forgotText}</p>
      {errors.form !== undefined && (
        <div role="alert">
          <Notice tone="danger">{errors.form}</Notice>
        </div>
      )}
      <TextField
        name="newPin"
        label={labels.newPin}
        hint={labels.pinHint}
        error={errors.pin}
        {...PIN_FIELD}
      />
      <TextField name="again" label={labels.again} error={errors.again} {...PIN_FIELD} />
      <Button type="submit" variant="secondary">
        {labels.choose}
      </Button>
    </form>
  )
}

/** Six digits between whoever holds the device and the list of the day. */
export const LockScreen = ({
  enrolment,
  isSpent,
  labels,
  onOpen,
  onSpent,
  onChosen,
}: LockScreenProps) => {
  const [error, setError] = useState<string>()
  const [isTrying, setIsTrying] = useState(false)
  const [wasChosen, setWasChosen] = useState(false)

  const open = async (pin: string) => {
    if (isTrying) return
    setIsTrying(true)
    const now = Date.now()
    const found = await unlock(enrolment, pin, now)
    setIsTrying(false)
    if (found.state === 'open') {
      await onOpen(found.vault)
    } else if (found.state === 'spent') {
      onSpent()
    } else if (found.state === 'wait') {
      setError(labels.wait.replace('#', String(Math.ceil((found.until - now) / 1000))))
    } else {
      setError(found.left === 1 ? labels.wrongOne : labels.wrong.replace('#', String(found.left)))
    }
  }
  const chosen = async () => {
    setWasChosen(true)
    setError(undefined)
    await onChosen()
  }
  return (
    <Card title={isSpent ? labels.spentTitle : labels.lockedTitle} className="mx-auto max-w-md">
      {isSpent ? (
        <p>{labels.spentText}</p>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            const form = event.currentTarget
            void open(textOf(new FormData(form), 'pin'))
            form.reset()
          }}
        >
          <p>{labels.lockedText}</p>
          {wasChosen && (
            <div role="status">
              <Notice tone="success">{labels.chosen}</Notice>
            </div>
          )}
          <TextField
            name="pin"
            label={labels.pin}
            hint={labels.pinHint}
            error={error}
            {...PIN_FIELD}
          />
          <Button type="submit" variant="primary" size="large" isBlock aria-disabled={isTrying}>
            {isTrying ? labels.unlocking : labels.unlock}
          </Button>
        </form>
      )}
      <details className="mt-4" open={isSpent}>
        <summary className="text-link min-h-11 cursor-pointer py-2.5 font-medium">
          {labels.forgot}
        </summary>
        <NewPin enrolment={enrolment} labels={labels} onChosen={chosen} />
      </details>
    </Card>
  )
}
