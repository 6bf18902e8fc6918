'use client'

import type { ReactNode } from 'react'
import { MAX_BODY } from '../domain/kinds'
import { wordIn } from './actionProps'
import { PanelDialog } from './PanelDialog'
import { TextField } from './TextField'
import type { Deed } from './useDeed'

interface NoteFormProps {
  /** Of the dialog, and of the button that does it. */
  title: string
  noteLabel: string
  deed: Deed
  /** What else a refusal may be about. */
  fields: readonly string[]
  onSend: (data: FormData, note: { note?: string }) => void
  onClose: () => void
  children: ReactNode
}

/** A dialog for a step of the staff that goes with a note which residents never see. */
export const NoteForm = ({
  title,
  noteLabel,
  deed: { isBusy, problem, problemOf },
  fields,
  onSend,
  onClose,
  children,
}: NoteFormProps) => {
  const failed = [problem, ...fields.map(problemOf)].find((one) => one !== undefined)
  return (
    <PanelDialog isOpen onClose={onClose} title={title}>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const note = wordIn(data, 'note')
          onSend(data, note === '' ? {} : { note })
        }}
      >
        {children}
        <TextField
          name="note"
          label={noteLabel}
          maxLength={MAX_BODY}
          rows={3}
          problem={problemOf('note')}
        />
        {failed !== undefined && (
          <p role="alert" className="inbox-bad">
            {failed}
          </p>
        )}
        <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
          {title}
        </button>
      </form>
    </PanelDialog>
  )
}
