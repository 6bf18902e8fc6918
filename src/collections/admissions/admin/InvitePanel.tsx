'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Missing } from '../operations/invitations/inviteFromRoster'
import { download } from './download'
import { send } from './send'

interface InvitePanelProps {
  base: string
  missing: Missing
  labels: Record<
    | 'missing'
    | 'byEmail'
    | 'byPhone'
    | 'byLetter'
    | 'inviteAll'
    | 'inviteLetters'
    | 'nobodyMissing'
    | 'open'
    | 'failed'
    | 'list'
    | 'toPrint'
    | 'print'
    | 'printNote'
    | 'left'
    | 'wrong',
    string
  >
}

/** Invites all who are still to come, and prints what waits for the printer. */
export const InvitePanel = ({ base, missing, labels }: InvitePanelProps) => {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [note, setNote] = useState<string>()
  const run = async (path: string, body: object) => {
    setIsBusy(true)
    setNote(undefined)
    const sent = await send(`${base}${path}`, body)
    setIsBusy(false)
    if (!sent.isDone) {
      setNote(labels.wrong.replace('{message}', sent.message))
      return
    }
    if (typeof sent.body['file'] === 'string') download(sent.body['file'])
    if (Number(sent.body['left']) > 0) setNote(labels.left)
    router.refresh()
  }
  const { byEmail, byPhone, byLetter, open, toPrint, failed } = missing
  const isAnyMissing = byEmail + byPhone + byLetter > 0
  return (
    <div className="coming-in__card">
      {isAnyMissing ? (
        <>
          <p>{labels.missing}</p>
          <ul>
            <li>
              <strong>{byEmail}</strong> {labels.byEmail}
            </li>
            <li>
              <strong>{byPhone}</strong> {labels.byPhone}
            </li>
            <li>
              <strong>{byLetter}</strong> {labels.byLetter}
            </li>
          </ul>
          <div className="coming-in__buttons">
            <Button disabled={isBusy} onClick={() => void run('', { entries: 'missing' })}>
              {labels.inviteAll}
            </Button>
            <Button
              buttonStyle="secondary"
              disabled={isBusy}
              onClick={() => void run('', { entries: 'missing', channel: 'letter' })}
            >
              {labels.inviteLetters}
            </Button>
          </div>
        </>
      ) : (
        <p>{labels.nobodyMissing}</p>
      )}
      {open > 0 && (
        <p>
          {labels.open} {failed > 0 && labels.failed}{' '}
          <a href="/admin/collections/membership-invitations">{labels.list}</a>
        </p>
      )}
      {toPrint > 0 && (
        <>
          <p>{labels.toPrint}</p>
          <div className="coming-in__buttons">
            <Button
              disabled={isBusy}
              onClick={() => void run('/letters', { invitations: 'waiting' })}
            >
              {labels.print}
            </Button>
          </div>
          <p className="coming-in__meta">{labels.printNote}</p>
        </>
      )}
      {note !== undefined && <p role="alert">{note}</p>}
    </div>
  )
}
