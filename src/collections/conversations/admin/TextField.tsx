'use client'

import { useId } from 'react'

interface TextFieldProps {
  name: string
  label: string
  maxLength: number
  /** Lines; one makes a plain field. */
  rows?: number
  problem?: string | undefined
}

/** A field of text with its label, and what is wrong with it below. */
export const TextField = ({ name, label, maxLength, rows = 1, problem }: TextFieldProps) => {
  const id = useId()
  const shared = {
    id,
    name,
    maxLength,
    'aria-invalid': problem !== undefined,
    ...(problem !== undefined && { 'aria-describedby': `${id}-problem` }),
  }
  return (
    <div className="inbox-field">
      <label htmlFor={id}>{label}</label>
      {rows === 1 ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />}
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="inbox-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
