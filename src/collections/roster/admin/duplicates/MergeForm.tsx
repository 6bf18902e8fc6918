'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface MergeFormProps {
  href: string
  keep: string
  merge: string
  /** Where it goes on once it is done. */
  done: string
  labels: Record<'reason' | 'reasonHint' | 'sure' | 'send' | 'sending' | 'failed', string>
}

/** The last step: why, that it was checked, and the button that cannot be undone. */
export const MergeForm = ({ href, keep, merge, done, labels }: MergeFormProps) => {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const send = async (form: HTMLFormElement) => {
    const reason = new FormData(form).get('reason')
    setIsBusy(true)
    setProblem(undefined)
    const { error } = await postJson(href, { keep, merge, reason })
    if (error === undefined) {
      router.push(done)
      return
    }
    setIsBusy(false)
    setProblem(error === '' ? labels.failed : error)
    // What stands in the way may have changed the page: a proof that is too old, a pair that is gone.
    router.refresh()
  }
  return (
    <form
      className="twin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(event.currentTarget)
      }}
    >
      <label htmlFor="merge-reason">{labels.reason}</label>
      <p id="merge-reason-hint">{labels.reasonHint}</p>
      <textarea
        id="merge-reason"
        name="reason"
        rows={3}
        required
        minLength={10}
        maxLength={300}
        aria-describedby="merge-reason-hint"
      />
      <label className="twin-check">
        <input type="checkbox" name="sure" required />
        <span>{labels.sure}</span>
      </label>
      <Button type="submit" margin={false} disabled={isBusy}>
        {isBusy ? labels.sending : labels.send}
      </Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  )
}
