'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'
import { MAX_REPORT_NOTE } from '@/kernel/moderation/reasons'
import type { Decision } from '../domain/decisions'
import { useSettled } from './SettledLine'

interface DecideFormProps {
  /** Of the report. */
  id: string
  href: string
  labels: Record<
    | 'note'
    | 'noteHint'
    | 'nothingWrong'
    | 'takeAway'
    | 'sure'
    | 'sureYes'
    | 'cancel'
    | 'sending'
    | 'doneNothing'
    | 'doneRemoved'
    | 'failed',
    string
  >
}

/** The two decisions about a report; taking away is asked for once more. */
export const DecideForm = ({ id, href, labels }: DecideFormProps) => {
  const router = useRouter()
  const settled = useSettled()
  const [note, setNote] = useState('')
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const decide = async (decision: Decision) => {
    setIsBusy(true)
    setProblem(undefined)
    const { error } = await postJson(href, { decision, note })
    setIsBusy(false)
    setIsSure(false)
    if (error === undefined) {
      settled(decision === 'removed' ? labels.doneRemoved : labels.doneNothing)
      router.refresh()
    } else {
      setProblem(error === '' ? labels.failed : error)
    }
  }
  const noteId = `note-${id}`
  return (
    <div className="report-decide">
      <label htmlFor={noteId}>{labels.note}</label>
      <p id={`${noteId}-hint`}>{labels.noteHint}</p>
      <textarea
        id={noteId}
        rows={2}
        maxLength={MAX_REPORT_NOTE}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        aria-describedby={`${noteId}-hint`}
      />
      {isSure ? (
        <div role="group" aria-label={labels.takeAway} className="report-sure">
          <p>{labels.sure}</p>
          <div className="report-buttons">
            <Button
              margin={false}
              disabled={isBusy}
              extraButtonProps={{ autoFocus: true }}
              onClick={() => void decide('removed')}
            >
              {isBusy ? labels.sending : labels.sureYes}
            </Button>
            <Button
              buttonStyle="secondary"
              margin={false}
              disabled={isBusy}
              onClick={() => setIsSure(false)}
            >
              {labels.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <div className="report-buttons">
          <Button
            buttonStyle="secondary"
            margin={false}
            disabled={isBusy}
            onClick={() => void decide('nothing-wrong')}
          >
            {isBusy ? labels.sending : labels.nothingWrong}
          </Button>
          <Button margin={false} disabled={isBusy} onClick={() => setIsSure(true)}>
            {labels.takeAway}
          </Button>
        </div>
      )}
      <div role="alert">{problem !== undefined && <p className="report-problem">{problem}</p>}</div>
    </div>
  )
}
