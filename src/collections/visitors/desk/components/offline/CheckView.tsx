'use client'

import { useState } from 'react'
import { Camera } from '@/collections/packages/browser'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import type { GateDay, KeptVisit } from '../../../domain/gateDay'
import type { GateScreenLabels } from '../../../messages/offline.en'
import { playVerdict } from '../../sound'
import { Answer } from './Answer'
import { checkPass } from '../../offline/checkPass'
import type { CheckedHere } from '../../offline/checkPass'

interface CheckViewProps {
  day: GateDay
  /** Id of the community whose gate this is. */
  community: string
  labels: GateScreenLabels
  timeOf: (at: string) => string
  onEnter: (answer: CheckedHere) => Promise<void>
  onLeave: (visit: KeptVisit) => Promise<void>
  /** What was said of the visitor before goes. */
  onCheck: () => void
}

/** Checks what a visitor shows, on this device alone. */
export const CheckView = ({
  day,
  community,
  labels,
  timeOf,
  onEnter,
  onLeave,
  onCheck,
}: CheckViewProps) => {
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<CheckedHere>()
  const check = async (text: string) => {
    if (text.trim() === '') return
    onCheck()
    performance.mark('gate-check')
    const checked = await checkPass(day, community, text, new Date())
    performance.measure('gate-checked', 'gate-check')
    setTyped('')
    setAnswer(checked)
    playVerdict(checked.verdict)
  }
  const done = (work: Promise<void>) => {
    setAnswer(undefined)
    void work
  }
  return (
    <div className="flex flex-col gap-4">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void check(typed)
        }}
      >
        <TextField
          name="typed"
          label={labels.label}
          hint={labels.hint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
        />
        <Button type="submit" variant="primary" size="large" isBlock>
          {labels.submit}
        </Button>
      </form>
      <Camera
        kind="qr"
        onRead={(text) => void check(text)}
        labels={{
          start: labels.camera,
          stop: labels.cameraStop,
          denied: labels.cameraDenied,
          looking: labels.cameraLooking,
        }}
      />
      {answer && (
        <Answer
          answer={answer}
          labels={labels}
          timeOf={timeOf}
          onEnter={(checked) => done(onEnter(checked))}
          onLeave={(visit) => done(onLeave(visit))}
        />
      )}
    </div>
  )
}
