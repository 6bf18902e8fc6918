'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { fillReply } from '../domain/savedReply'
import type { ReplyFacts } from '../domain/savedReply'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'

interface SavedReply {
  id: string
  title: string
  body: string
}

interface RepliesDialogProps {
  facts: ReplyFacts
  onClose: () => void
  /** The chosen text, filled in; it is sent by nobody but the person. */
  onChoose: (text: string) => void
}

/** Texts that the staff writes again and again. */
export const RepliesDialog = ({ facts, onClose, onChoose }: RepliesDialogProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, isManager } = useInboxPlace()
  const [replies, setReplies] = useState<SavedReply[] | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    void ask<{ replies: SavedReply[] }>('GET', `${base}/saved-replies`).then((answer) => {
      if (answer.isOk) setReplies(answer.body.replies)
      else setProblem(answer.message || t('failed'))
    })
  }, [base, t])
  return (
    <PanelDialog isOpen onClose={onClose} title={t('composer.replies')}>
      {problem !== '' && <p role="alert">{problem}</p>}
      {replies?.length === 0 && <p>{t('composer.noReplies')}</p>}
      <ul className="inbox-found inbox-replies">
        {(replies ?? []).map(({ id, title, body }) => {
          const text = fillReply(body, facts)
          return (
            <li key={id}>
              <button type="button" onClick={() => onChoose(text)}>
                <strong>{title}</strong>
                <span>{text}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {isManager && (
        <p>
          <a className="inbox-download" href="/admin/collections/saved-replies">
            {t('composer.keepReplies')}
          </a>
        </p>
      )}
    </PanelDialog>
  )
}
