'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

export interface FormProblem {
  /** Id of the control; without it the problem is of the whole form. */
  fieldId?: string
  message: string
}

export interface FormErrorSummaryProps {
  /** "2 things need your attention" */
  title: string
  problems: readonly FormProblem[]
}

/** Says at the top what is wrong, takes the focus, and leads to each control. */
export const FormErrorSummary = ({ title, problems }: FormErrorSummaryProps) => {
  const ref = useRef<HTMLDivElement>(null)

  // A new answer of the server is a new list: it is announced even if it says the same.
  useEffect(() => {
    if (problems.length > 0) ref.current?.focus()
  }, [problems])

  if (problems.length === 0) return null
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="group"
      aria-labelledby="form-error-title"
      className="border-danger bg-danger-soft rounded-control border-2 p-4"
    >
      <h2
        id="form-error-title"
        className="text-danger flex items-start gap-2 text-lg font-semibold"
      >
        <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
        {title}
      </h2>
      <ul className="mt-2 flex flex-col gap-1 pl-8">
        {problems.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''} ${message}`}>
            {fieldId === undefined ? (
              message
            ) : (
              <a
                href={`#${fieldId}`}
                className="text-ink inline-block min-h-6 font-medium underline underline-offset-4"
                onClick={(event) => {
                  const control = document.getElementById(fieldId)
                  if (!control) return
                  event.preventDefault()
                  control.focus()
                  control.scrollIntoView({ block: 'center' })
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
