'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'

interface PanelDialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** A native modal dialog of the inbox; on a phone it fills the width. */
export const PanelDialog = ({ isOpen, onClose, title, children }: PanelDialogProps) => {
  const t = useTranslations('conversations.inbox')
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (isOpen && dialog?.open === false) dialog.showModal()
    if (!isOpen && dialog?.open === true) dialog.close()
  }, [isOpen])
  return (
    <dialog ref={ref} aria-labelledby={titleId} onClose={onClose} className="inbox-dialog">
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="inbox-button" onClick={onClose}>
          {t('close')}
        </button>
      </header>
      {isOpen && children}
    </dialog>
  )
}
