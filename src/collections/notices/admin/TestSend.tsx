'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { getJson, postJson } from '@/kernel/admin/ask'

interface TestSendProps {
  href: string
  kind: string
  locale: string
  channels: { value: string; label: string }[]
  /** Our own words for reasons that are codes. */
  reasons: Readonly<Record<string, string>>
  labels: Readonly<
    Record<
      | 'title'
      | 'text'
      | 'channel'
      | 'send'
      | 'sending'
      | 'sent'
      | 'failed'
      | 'late'
      | 'none'
      | 'error',
      string
    >
  >
}

type Note = { text: string; isBad: boolean }

const textIn = (body: unknown, name: string): string => {
  if (typeof body !== 'object' || body === null) return ''
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : ''
}

const LOOKS = 40
const EVERY_MS = 500

/** Sends the sample to whoever presses, and says what became of it. */
export const TestSend = ({ href, kind, locale, channels, reasons, labels }: TestSendProps) => {
  const [note, setNote] = useState<Note>()
  const [isBusy, setIsBusy] = useState(false)

  const outcomeOf = async (id: string, channel: string): Promise<Note> => {
    for (let look = 0; look < LOOKS; look += 1) {
      const { body, error } = await getJson(`${href}/${id}`)
      if (error !== undefined) return { text: error || labels.error, isBad: true }
      const state = textIn(body, 'state')
      if (state === 'sent' || state === 'delivered') {
        return { text: labels.sent.replace('{channel}', channel), isBad: false }
      }
      if (state === 'failed' || state === 'suppressed') {
        const reason = textIn(body, 'reason')
        return { text: labels.failed.replace('{reason}', reasons[reason] ?? reason), isBad: true }
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
    return { text: labels.late, isBad: true }
  }

  const send = async (channel: string) => {
    setIsBusy(true)
    setNote({ text: labels.sending, isBad: false })
    const { body, error } = await postJson(href, { kind, locale, channel })
    const name = channels.find(({ value }) => value === channel)?.label ?? channel
    setNote(
      error === undefined
        ? await outcomeOf(textIn(body, 'deliveryId'), name)
        : { text: error || labels.error, isBad: true },
    )
    setIsBusy(false)
  }

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const channel = new FormData(event.currentTarget).get('channel')
    if (typeof channel === 'string' && !isBusy) void send(channel)
  }

  return (
    <section className="ledger-sample ledger-test" aria-labelledby="test-send">
      <h3 id="test-send">{labels.title}</h3>
      <p>{channels.length === 0 ? labels.none : labels.text}</p>
      {channels.length > 0 && (
        <form onSubmit={submit} className="ledger-choose">
          <label>
            <span>{labels.channel}</span>
            <select name="channel">
              {channels.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" buttonStyle="secondary" margin={false} disabled={isBusy}>
            {labels.send}
          </Button>
        </form>
      )}
      {/* There from the beginning, so that what comes into it is read out. */}
      <p role="status" className={note?.isBad === true ? 'ledger-bad' : undefined}>
        {note?.text}
      </p>
    </section>
  )
}
