'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'
import './platformAccess.css'

interface OpenAccessFormProps {
  places: { slug: string; name: string }[]
  maxHours: number
  minReason: number
  labels: Record<
    'community' | 'reason' | 'reasonHint' | 'hours' | 'open' | 'opened' | 'failed',
    string
  >
}

export const OpenAccessForm = ({ places, maxHours, minReason, labels }: OpenAccessFormProps) => {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [isOpened, setIsOpened] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const open = async (form: FormData) => {
    setIsBusy(true)
    setProblem(undefined)
    setIsOpened(false)
    const { error } = await postJson('/api/platform/access', {
      community: form.get('community'),
      reason: form.get('reason'),
      hours: Number(form.get('hours')),
    })
    setIsBusy(false)
    if (error === undefined) {
      setIsOpened(true)
      router.refresh()
    } else setProblem(error === '' ? labels.failed : error)
  }
  return (
    <form
      className="platform-access"
      onSubmit={(event) => {
        event.preventDefault()
        void open(new FormData(event.currentTarget))
      }}
    >
      <label>
        <span>{labels.community}</span>
        <select name="community" required>
          {places.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{labels.reason}</span>
        <textarea name="reason" rows={3} required minLength={minReason} maxLength={300} />
        <small>{labels.reasonHint}</small>
      </label>
      <label>
        <span>{labels.hours}</span>
        <input type="number" name="hours" min={1} max={maxHours} defaultValue={1} required />
      </label>
      <Button type="submit" disabled={isBusy}>
        {labels.open}
      </Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {isOpened && <p role="status">{labels.opened}</p>}
    </form>
  )
}
