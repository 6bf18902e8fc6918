'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextArea } from '@/components/ui/TextArea'
import { MAX_REPORT_NOTE, REPORT_REASONS } from '@/kernel/moderation/reasons'
import { conversationsApi } from '../../client/api'
import { useChat } from './chatContext'

interface ReportFormProps {
  seq: number
  onClose: () => void
}

/** Reports somebody else's message to the management; what became of it stands in the same place. */
export const ReportForm = ({ seq, onClose }: ReportFormProps) => {
  const { words, slug, conversation } = useChat()
  const [step, setStep] = useState<'asking' | 'sending' | 'done'>('asking')
  const [problem, setProblem] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // The button that opened it is gone: whoever uses the keyboard goes on from here.
  useEffect(() => form.current?.focus(), [])
  const send = async (data: FormData) => {
    setStep('sending')
    setProblem('')
    const [reason, note] = [data.get(`reason-${String(seq)}`), data.get('note')]
    const answer = await conversationsApi(slug).report(conversation, seq, {
      reason: typeof reason === 'string' ? reason : '',
      note: typeof note === 'string' ? note : '',
    })
    if (answer.outcome === 'done') {
      setStep('done')
      return
    }
    setStep('asking')
    setProblem((answer.outcome === 'refused' && answer.message) || (words['failedChange'] ?? ''))
  }
  const frame =
    'bg-surface border-line rounded-control mt-1 flex w-full max-w-lg flex-col gap-3 border p-3'
  if (step === 'done') {
    return (
      <div className={frame}>
        <p role="status" tabIndex={-1} ref={(line) => line?.focus()}>
          {words['reported']}
        </p>
        <Button className="self-start" onClick={onClose}>
          {words['close']}
        </Button>
      </div>
    )
  }
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label={words['reportTitle']}
      className={frame}
      onSubmit={(event) => {
        event.preventDefault()
        void send(new FormData(event.currentTarget))
      }}
    >
      <p>{words['reportText']}</p>
      <RadioGroup
        name={`reason-${String(seq)}`}
        label={words['reportReason'] ?? ''}
        options={REPORT_REASONS.map((value) => ({ value, label: words[`report_${value}`] ?? '' }))}
        isRequired
      />
      <TextArea
        name="note"
        id={`report-note-${String(seq)}`}
        label={words['reportNote'] ?? ''}
        rows={2}
        maxLength={MAX_REPORT_NOTE}
      />
      <div role="alert">{problem !== '' && <ErrorText>{problem}</ErrorText>}</div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger" disabled={step === 'sending'}>
          {words[step === 'sending' ? 'reportSending' : 'reportSend']}
        </Button>
        <Button onClick={onClose}>{words['cancel']}</Button>
      </div>
    </form>
  )
}
