'use client'

import { useEffect, useState } from 'react'
import { conversationsApi } from '../../client/api'
import { useChat } from './chatContext'

/** What a corrected message said before. */
export const EarlierTexts = ({ seq }: { seq: number }) => {
  const { slug, conversation, words, format } = useChat()
  const [edits, setEdits] = useState<{ body: string; at: string }[]>()
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    let isHere = true
    void conversationsApi(slug)
      .edits(conversation, seq)
      .then((answer) => {
        if (!isHere) return
        if (answer.outcome === 'done') setEdits(answer.body.edits)
        else setHasFailed(true)
      })
    return () => {
      isHere = false
    }
  }, [slug, conversation, seq])
  if (hasFailed) return <p role="alert">{words['failedChange']}</p>
  return (
    <div className="border-line mt-2 border-t pt-2">
      <p className="font-medium">{words['earlierText']}</p>
      {edits ? (
        <ul role="list">
          {edits.map(({ body, at }) => (
            <li key={at} className="text-muted">
              <span className="break-words whitespace-pre-wrap">{body}</span>{' '}
              <time dateTime={at}>{format.time(at)}</time>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{words['loading']}</p>
      )}
    </div>
  )
}
