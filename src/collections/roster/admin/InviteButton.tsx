'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface InviteButtonProps {
  href: string
  /** Id of the roster's entry. */
  entry: string
  labels: { invite: string; invited: string; letter: string; failed: string }
}

const isLetter = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'letters' in body && Number(body.letters) > 0

/** Invites a person of the roster by the best way there is to reach them. */
export const InviteButton = ({ href, entry, labels }: InviteButtonProps) => {
  const [note, setNote] = useState<{ text: string; isDone: boolean }>()
  const [isBusy, setIsBusy] = useState(false)
  const invite = async () => {
    setIsBusy(true)
    const { body, error } = await postJson(href, { entries: [entry], channel: 'best' })
    setIsBusy(false)
    if (error === undefined) {
      setNote({ text: isLetter(body) ? labels.letter : labels.invited, isDone: true })
    } else setNote({ text: error === '' ? labels.failed : error, isDone: false })
  }
  return (
    <>
      {note?.isDone !== true && (
        <Button
          buttonStyle="secondary"
          size="small"
          disabled={isBusy}
          onClick={() => void invite()}
        >
          {labels.invite}
        </Button>
      )}
      {note && <p role={note.isDone ? 'status' : 'alert'}>{note.text}</p>}
    </>
  )
}
