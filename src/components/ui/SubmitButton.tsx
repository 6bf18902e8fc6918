'use client'

import { LoaderCircle } from 'lucide-react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './Button'

export interface SubmitButtonProps extends Omit<ButtonProps, 'type'> {
  /** Said while the form is on its way: "Saving…". */
  pendingLabel: string
}

/** The form's one primary action. A second press while the first is on its way does nothing. */
export const SubmitButton = ({
  pendingLabel,
  children,
  variant = 'primary',
  onClick,
  ...rest
}: SubmitButtonProps) => {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={pending}
      onClick={(event) => {
        // Not `disabled`: that would drop the focus of whoever pressed it.
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
      {...rest}
    >
      {pending ? (
        <>
          <LoaderCircle aria-hidden className="animate-spin" />
          {pendingLabel}
        </>
      ) : (
        children
      )}
    </Button>
  )
}
