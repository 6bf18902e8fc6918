'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { MAX_BODY } from '../domain/kinds'
import { takesFiles } from '../client/fileTaking'
import type { Staged } from '../client/uploads'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { RepliesDialog } from './RepliesDialog'
import { UploadsField, useInboxUploads } from './Uploads'

type Mode = 'answer' | 'note'

export interface ComposerHandle {
  write: (mode: Mode) => void
}

interface ComposerProps {
  ref: Ref<ComposerHandle>
  id: string
  /** Who reads an answer, by name. */
  to: string
  draft: string
  hasNotes: boolean
  /** What saved replies are filled with. */
  fill: { name: string; unit: string }
  onAnswer: (body: string, files: readonly Staged[]) => Promise<boolean>
  onNoted: () => void
  onTyping: () => void
}

const KEEP_MS = 1500

/**
 * Answers, which the resident reads, and notes, which only the staff reads: each with its own tab,
 * colour, text and button, so that one is not taken for the other.
 */
export const Composer = ({
  ref,
  id,
  to,
  draft,
  hasNotes,
  fill,
  onAnswer,
  onNoted,
  onTyping,
}: ComposerProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, communityName, tell } = useInboxPlace()
  const [mode, setMode] = useState<Mode>('answer')
  const [texts, setTexts] = useState({ answer: draft, note: '' })
  const [problem, setProblem] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [isChoosing, setIsChoosing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const kept = useRef(draft)
  const fieldId = useId()
  const text = texts[mode]
  // Notes carry none; what was chosen for an answer waits while one is written.
  const uploads = useInboxUploads()
  const withUploads = mode === 'answer'

  const choose = (next: Mode) => {
    setMode(next)
    setProblem('')
  }
  useImperativeHandle(ref, () => ({
    write: (next) => {
      choose(next)
      field.current?.focus()
    },
  }))

  const keep = useEffectEvent(() => {
    if (texts.answer === kept.current) return
    kept.current = texts.answer
    void ask('PUT', `${base}/${id}/draft`, { body: texts.answer })
  })
  useEffect(() => {
    const timer = setTimeout(() => keep(), KEEP_MS)
    return () => clearTimeout(timer)
  }, [texts.answer])
  useEffect(() => () => keep(), [])

  const type = (value: string) => {
    setTexts((held) => ({ ...held, [mode]: value }))
    setProblem('')
    if (mode === 'answer') onTyping()
  }
  const sendNote = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await ask('POST', `${base}/${id}/notes`, { body: text })
    setIsBusy(false)
    if (!answer.isOk) {
      setProblem(answer.message || t('failed'))
      return
    }
    setTexts((held) => ({ ...held, note: '' }))
    tell(t('composer.noteSaved'))
    onNoted()
  }
  const submit = async (): Promise<void> => {
    if (isBusy) return
    const carriesFiles = withUploads && uploads.uploads.length > 0
    if (text.trim() === '' && !carriesFiles) {
      setProblem(t('composer.empty'))
      field.current?.focus()
      return
    }
    if (mode === 'note') {
      await sendNote()
      return
    }
    if (uploads.isBusy) {
      setProblem(t('files.stillUploading'))
      return
    }
    setTexts((held) => ({ ...held, answer: '' }))
    if (await onAnswer(text, uploads.take())) tell(t('composer.answerSent'))
  }
  const label = t(mode === 'note' ? 'composer.noteField' : 'composer.answerField')
  return (
    <form
      className={`inbox-composer inbox-composer--${mode}`}
      aria-label={t('composer.label')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      {...takesFiles(withUploads ? uploads.add : undefined)}
    >
      {hasNotes && (
        <div className="inbox-tabs" role="group" aria-label={t('composer.label')}>
          {(['answer', 'note'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={mode === one}
              onClick={() => {
                choose(one)
                field.current?.focus()
              }}
            >
              {t(`composer.${one}`)}
            </button>
          ))}
          {mode === 'answer' && (
            <button type="button" className="inbox-saved" onClick={() => setIsChoosing(true)}>
              {t('composer.replies')}
            </button>
          )}
        </div>
      )}
      {isChoosing && (
        <RepliesDialog
          facts={{ ...fill, community: communityName }}
          onClose={() => setIsChoosing(false)}
          onChoose={(reply) => {
            setIsChoosing(false)
            type(text.trim() === '' ? reply : `${text.trimEnd()}\n\n${reply}`)
            field.current?.focus()
          }}
        />
      )}
      <label htmlFor={fieldId}>{label}</label>
      <textarea
        ref={field}
        id={fieldId}
        value={text}
        rows={3}
        maxLength={MAX_BODY}
        onChange={({ target }) => type(target.value)}
        aria-invalid={problem !== ''}
        aria-describedby={`${fieldId}-hint`}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <p
        id={`${fieldId}-hint`}
        role={problem === '' ? undefined : 'alert'}
        className={problem === '' ? '' : 'inbox-bad'}
      >
        {problem === '' ? mode === 'note' && t('composer.noteHint') : problem}
      </p>
      {withUploads && <UploadsField {...uploads} />}
      <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
        {mode === 'note' ? t('composer.saveNote') : t('composer.sendAnswer', { name: to })}
      </button>
    </form>
  )
}
