'use client'

import { Paperclip } from 'lucide-react'
import { acceptOf } from '../../client/uploads'
import { useChat } from './chatContext'

/** Opens the device's own picker. */
export const AttachButton = ({ onChoose }: { onChoose: (files: File[]) => void }) => {
  const { rules, words } = useChat()
  return (
    <label className="text-muted hover:text-ink hover:bg-sunken rounded-control has-focus-visible:outline-accent grid size-11 shrink-0 cursor-pointer place-items-center has-focus-visible:outline-3">
      <Paperclip aria-hidden className="size-5" />
      <span className="sr-only">{words[rules.uploads.allowsFiles ? 'attachFiles' : 'attach']}</span>
      <input
        type="file"
        multiple
        accept={acceptOf(rules.uploads)}
        className="sr-only"
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          // The same file may be chosen again after it was removed.
          target.value = ''
        }}
      />
    </label>
  )
}
