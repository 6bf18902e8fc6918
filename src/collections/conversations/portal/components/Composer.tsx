'use client'

import { SendHorizontal, X } from 'lucide-react'
import { useActionState, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { IDLE } from '@/kernel/portal/actionState'
import { takesFiles } from '../../client/fileTaking'
import type { Uploads } from '../../client/useUploads'
import { fill } from '../../client/words'
import { MAX_BODY } from '../../domain/kinds'
import { sendAction } from '../actions'
import { useChat, type Writing } from './chatContext'
import { AttachButton } from './AttachButton'
import { UploadList } from './UploadList'
import { useChange } from './useChange'
import { useDraft } from './useDraft'

interface ComposerProps {
  writing: Writing
  /** Of the message that the form sends where no script runs. */
  clientId: string
  draft: { body: string; replyTo: number | null } | null
  community: { id: string; slug: string }
  /** Kept outside: they outlive the correction of another message. */
  uploads: Uploads
  /** Where only the answers to a message are shown: what is written answers it. */
  thread?: number
}

/** On a telephone Enter is for a new line: there is a button under the thumb. */
const entersSend = () => window.matchMedia('(pointer: fine)').matches

const replyOf = (writing: Writing, thread: number | undefined): number | null =>
  writing.mode === 'reply' ? writing.to.seq : (thread ?? null)

/** Where one writes: a form before any script, the outbox with it. */
export const Composer = ({
  writing,
  clientId,
  draft,
  community,
  uploads,
  thread,
}: ComposerProps) => {
  const { session, words, me, conversation, write, rules } = useChat()
  const { edit } = useChange()
  const [state, action] = useActionState(sendAction, IDLE)
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, save, clear } = useDraft({
    community,
    person: me.id,
    conversation,
    kept: draft?.body ?? '',
  })
  const [edited, setEdited] = useState(writing.mode === 'edit' ? writing.message.body : '')
  const isEdit = writing.mode === 'edit'
  const value = isEdit ? edited : text
  const replyTo = replyOf(writing, thread)

  useEffect(() => {
    if (writing.mode !== 'new') field.current?.focus()
  }, [writing])

  const submit = async () => {
    const body = value.trim()
    const isEmpty = body === '' && (isEdit || uploads.uploads.length === 0)
    if (!session || isEmpty) return
    if (uploads.isBusy && !isEdit) {
      setProblem(words['stillUploading'] ?? '')
      return
    }
    if (body.length > MAX_BODY) {
      setProblem(words['tooLong'] ?? '')
      return
    }
    setProblem('')
    if (writing.mode === 'edit') {
      if (await edit(writing.message.seq, body)) write({ mode: 'new' })
      return
    }
    session.send(body, replyTo, uploads.take())
    clear()
    write({ mode: 'new' })
    requestAnimationFrame(() => window.scrollTo(0, document.documentElement.scrollHeight))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && writing.mode !== 'new') write({ mode: 'new' })
    const isSend = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing
    if (!isSend || !session || !(entersSend() || event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void submit()
  }

  const takesUploads = session !== null && !isEdit && rules.uploads.images > 0
  const said = state.status === 'failed' ? state.message : problem || uploads.problem
  return (
    <form
      action={action}
      onSubmit={(event) => {
        if (!session) return
        event.preventDefault()
        void submit()
      }}
      {...takesFiles(takesUploads ? uploads.add : undefined)}
      className="bg-surface border-line-strong rounded-control shadow-card focus-within:outline-accent border p-2 focus-within:outline-3"
    >
      <input type="hidden" name="community" value={community.slug} />
      <input type="hidden" name="conversation" value={conversation} />
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="replyTo" value={replyTo ?? ''} />
      {writing.mode !== 'new' && (
        <div className="border-accent-line mb-1 ml-1 flex items-center justify-between gap-2 border-l-4 pl-3">
          <p className="min-w-0">
            <span className="block font-medium">
              {writing.mode === 'edit'
                ? words['editing']
                : fill(words['replyTo'] ?? '', { name: writing.to.sender.name })}
            </span>
            {writing.mode === 'reply' && (
              <span className="text-muted block truncate">{writing.to.body}</span>
            )}
          </p>
          <Button
            variant="quiet"
            isIconOnly
            aria-label={words['cancel']}
            onClick={() => write({ mode: 'new' })}
          >
            <X aria-hidden />
          </Button>
        </div>
      )}
      {isEdit ? (
        uploads.uploads.length > 0 && <p className="text-muted mb-1 px-3">{words['filesWait']}</p>
      ) : (
        <UploadList
          uploads={uploads.uploads}
          onRemove={uploads.remove}
          onReplace={uploads.replace}
        />
      )}
      <div className="flex items-end gap-2">
        {takesUploads && <AttachButton onChoose={uploads.add} />}
        <label htmlFor="body" className="sr-only">
          {words['message']}
        </label>
        <textarea
          ref={field}
          id="body"
          name="body"
          rows={1}
          value={value}
          placeholder={words['placeholder']}
          aria-describedby="body-keys"
          aria-invalid={said !== '' ? true : undefined}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            if (isEdit) setEdited(target.value)
            else {
              save(target.value, replyTo)
              session?.typed()
            }
          }}
          className="field-sizing-content placeholder:text-muted max-h-40 min-h-11 grow resize-none bg-transparent px-2 py-2.5 outline-none"
        />
        <Button
          type="submit"
          variant="primary"
          isIconOnly
          aria-label={words[isEdit ? 'save' : 'send']}
        >
          <SendHorizontal aria-hidden />
        </Button>
      </div>
      <p id="body-keys" className="sr-only">
        {words['keys']}
      </p>
      {said !== '' && (
        <div role="alert" className="px-2 pt-1">
          <ErrorText>{said}</ErrorText>
        </div>
      )}
    </form>
  )
}
