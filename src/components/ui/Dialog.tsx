'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

export interface DialogProps {
  isOpen: boolean
  /** Called for Escape, the cross and a press outside. */
  onClose: () => void
  title: ReactNode
  closeLabel: string
  children: ReactNode
  /** Actions; the primary one first in the source, at the end of the row on a wide screen. */
  footer?: ReactNode
}

/** A native modal dialog; on a telephone it is a sheet that rises from below. */
export const Dialog = ({ isOpen, onClose, title, closeLabel, children, footer }: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    if (isOpen && !dialog?.open) dialog?.showModal()
    if (!isOpen && dialog?.open) dialog.close()
  }, [isOpen])

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        // The dialog's own box is filled by its content: a press on it is one on the backdrop.
        if (event.target === event.currentTarget) onClose()
      }}
      className="bg-raised text-ink shadow-float border-line open:animate-rise max-sm:rounded-t-card sm:rounded-card m-auto max-h-[min(90dvh,48rem)] w-full max-w-lg flex-col overflow-hidden border p-0 max-sm:mb-0 max-sm:max-w-none open:flex"
    >
      <header className="flex items-center justify-between gap-4 pt-4 pr-3 pl-5 sm:pl-6">
        <h2 id={titleId} className="text-xl font-bold">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeLabel}
          onClick={onClose}
          className="text-muted hover:text-ink hover:bg-sunken rounded-pill grid size-11 shrink-0 place-items-center"
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      <div className="min-h-0 overflow-y-auto px-5 pt-3 pb-6 sm:px-6">{children}</div>
      {footer !== undefined && (
        <footer className="border-line flex flex-col gap-3 border-t px-5 py-4 sm:flex-row-reverse sm:px-6">
          {footer}
        </footer>
      )}
    </dialog>
  )
}
