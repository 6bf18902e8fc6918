'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface ReasonFormProps {
  href: string
  /** What opens the form, and what sends it. */
  labels: {
    open: string
    reason: string
    send: string
    failed: string
    day?: string
    role?: string
    successor?: string
    choose?: string
  }
  /** First day without the membership can be named; of the community's calendar. */
  hasDay?: boolean
  roles?: { value: string; label: string }[]
  unit?: string
  /** What lies with the person, in words, and who may take it over. */
  handOver?: { open: string[]; successors: { value: string; label: string }[] }
}

/** An action on a person that needs a reason: it opens in place. */
export const ReasonForm = ({
  href,
  labels,
  hasDay = false,
  roles,
  unit,
  handOver,
}: ReasonFormProps) => {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const send = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const day = data.get('day')
    const role = data.get('role')
    const successor = data.get('successor')
    setIsBusy(true)
    setProblem(undefined)
    const { error } = await postJson(href, {
      reason: data.get('reason'),
      ...(typeof day === 'string' && day !== '' && { at: new Date(`${day}T00:00`).toISOString() }),
      ...(typeof successor === 'string' && successor !== '' && { successor }),
      ...(typeof role === 'string' && { role, ...(unit !== undefined && { unit }) }),
    })
    setIsBusy(false)
    if (error !== undefined) {
      setProblem(error === '' ? labels.failed : error)
      return
    }
    form.closest('details')?.removeAttribute('open')
    form.reset()
    router.refresh()
  }
  return (
    <details className="people-action">
      <summary>{labels.open}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send(event.currentTarget)
        }}
      >
        {roles && (
          <label>
            <span>{labels.role}</span>
            <select name="role">
              {roles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        {handOver && handOver.open.length > 0 && (
          <>
            <ul className="people-open">
              {handOver.open.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <label>
              <span>{labels.successor}</span>
              <select name="successor" required defaultValue="">
                <option value="">{labels.choose}</option>
                {handOver.successors.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        {hasDay && (
          <label>
            <span>{labels.day}</span>
            <input type="date" name="day" />
          </label>
        )}
        <label>
          <span>{labels.reason}</span>
          <input type="text" name="reason" required minLength={3} maxLength={300} />
        </label>
        <Button type="submit" size="small" margin={false} disabled={isBusy}>
          {labels.send}
        </Button>
        {problem !== undefined && <p role="alert">{problem}</p>}
      </form>
    </details>
  )
}
