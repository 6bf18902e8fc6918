'use client'

import { Copy, Share2 } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'
import { TextArea } from '@/components/ui/TextArea'

interface ShareMessageProps {
  message: string
  labels: Readonly<Record<'send' | 'copy' | 'copied' | 'message', string>>
}

const nothing = () => () => undefined

/** What the browser can do; nothing on the server, nor on a page that came without TLS. */
const useAbility = (ability: 'share' | 'clipboard'): boolean =>
  useSyncExternalStore(
    nothing,
    () => ability in navigator,
    () => false,
  )

/** The words for a guest, to be sent by whatever their host writes with. */
export const ShareMessage = ({ message, labels }: ShareMessageProps) => {
  const [canShare, canCopy] = [useAbility('share'), useAbility('clipboard')]
  const [copied, setCopied] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message)
      setCopied(message)
    } catch {
      // The field is there, and lets itself be chosen.
      setCopied('')
    }
  }
  const share = async () => {
    try {
      await navigator.share({ text: message })
    } catch {
      // Whoever closes the sheet has not shared.
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {canShare && (
          <Button variant="primary" onClick={() => void share()}>
            <Share2 aria-hidden />
            {labels.send}
          </Button>
        )}
        {canCopy && (
          <Button variant="secondary" onClick={() => void copy()}>
            <Copy aria-hidden />
            {copied === message ? labels.copied : labels.copy}
          </Button>
        )}
      </div>
      <TextArea
        name="message"
        label={labels.message}
        rows={6}
        value={message}
        readOnly
        onFocus={(event) => event.target.select()}
      />
    </div>
  )
}
