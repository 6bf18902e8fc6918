'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { MAX_BODY, MAX_SUBJECT } from '../domain/kinds'
import { takesFiles } from '../client/fileTaking'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { PersonPicker } from './PersonPicker'
import type { FoundPerson } from './PersonPicker'
import { TextField } from './TextField'
import { UploadsField, useInboxUploads } from './Uploads'

interface NewConversationProps {
  onClose: () => void
  onStarted: (id: string) => void
}

type Problems = Partial<Record<'people' | 'topic' | 'subject' | 'body' | 'all', string>>
const FIELDS = ['people', 'topic', 'subject', 'body'] as const

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A message of the staff to a resident, who is found by name, unit or telephone. */
export const NewConversation = ({ onClose, onStarted }: NewConversationProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const [topics, setTopics] = useState<{ id: string; name: string }[]>([])
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setIsBusy] = useState(false)
  const uploads = useInboxUploads()
  // One for each opening of the form: pressed twice, it begins one conversation.
  const [clientId] = useState(() => crypto.randomUUID())
  useEffect(() => {
    void ask<{ topics: { id: string; name: string }[] }>('GET', `${base}/topics`).then((answer) => {
      if (answer.isOk) setTopics(answer.body.topics)
    })
  }, [base])

  const send = async (data: FormData) => {
    const [subject, body, topic] = [
      textOf(data, 'subject'),
      textOf(data, 'body'),
      textOf(data, 'topic'),
    ]
    const missing: Problems = {
      ...(!person && { people: t('start.needPerson') }),
      ...(subject === '' && { subject: t('start.needSubject') }),
      ...(body === '' && uploads.uploads.length === 0 && { body: t('start.needBody') }),
      ...(uploads.isBusy && { all: t('files.stillUploading') }),
    }
    setProblems(missing)
    if (!person || Object.keys(missing).length > 0) return
    setIsBusy(true)
    const answer = await ask<{ conversation: string }>('POST', base, {
      kind: 'inquiry',
      clientId,
      people: [person.id],
      subject,
      body,
      attachments: uploads.uploads.flatMap(({ file }) => (file ? [file.id] : [])),
      ...(topic !== '' && { topic }),
      isConfidential: data.has('isConfidential'),
    })
    setIsBusy(false)
    if (answer.isOk) {
      uploads.take()
      onStarted(answer.body.conversation)
      return
    }
    const field = FIELDS.find((one) => one === answer.field) ?? 'all'
    setProblems({ [field]: answer.message || t('failed') })
  }
  return (
    <PanelDialog isOpen onClose={onClose} title={t('start.title')}>
      <form
        noValidate
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void send(new FormData(event.currentTarget))
        }}
        {...takesFiles(uploads.add)}
      >
        <PersonPicker
          label={t('start.find')}
          chosen={person}
          onChoose={setPerson}
          problem={problems.people ?? ''}
          residentsOnly
        />
        <label className="inbox-field">
          <span>{t('start.topic')}</span>
          <select name="topic" defaultValue="">
            <option value="">{t('start.noTopic')}</option>
            {topics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {problems.topic !== undefined && (
            <span role="alert" className="inbox-bad">
              {problems.topic}
            </span>
          )}
        </label>
        <TextField
          name="subject"
          label={t('start.subject')}
          maxLength={MAX_SUBJECT}
          problem={problems.subject}
        />
        <TextField
          name="body"
          label={t('start.body')}
          maxLength={MAX_BODY}
          rows={5}
          problem={problems.body}
        />
        <UploadsField {...uploads} />
        <label className="inbox-choice">
          <input type="checkbox" name="isConfidential" />
          <span>{t('start.confidential')}</span>
        </label>
        <p className="inbox-by">{t('confidential.text')}</p>
        {problems.all !== undefined && (
          <p role="alert" className="inbox-bad">
            {problems.all}
          </p>
        )}
        <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
          {t('start.send')}
        </button>
      </form>
    </PanelDialog>
  )
}
