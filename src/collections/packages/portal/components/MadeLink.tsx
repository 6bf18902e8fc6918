'use client'

import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'

interface MadeLinkProps {
  id: string
  /** Whom it is for. */
  name: string
  link: string
  /** `#` stands for the name. */
  labels: Readonly<Record<'madeTitle' | 'madeText' | 'linkLabel' | 'copy' | 'copied', string>>
}

const nothing = () => () => undefined
/** Not without scripts, nor on a page that came without TLS. */
const useClipboard = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => 'clipboard' in navigator,
    () => false,
  )

/** The link for somebody who collects, while it is shown. */
export const MadeLink = ({ id, name, link, labels }: MadeLinkProps) => {
  const canCopy = useClipboard()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(link)
    } catch {
      // The field is there, and lets itself be chosen.
      setCopied('')
    }
  }
  return (
    <div role="status" className="mb-6">
      <Notice tone="success" title={labels.madeTitle.replace('#', () => name)}>
        <p>{labels.madeText}</p>
        <TextField
          name="link"
          id={id}
          className="mt-3"
          label={labels.linkLabel}
          value={link}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        {canCopy && (
          <Button
            variant="secondary"
            className="mt-3"
            onClick={() => {
              void copy()
            }}
          >
            {copied === link ? labels.copied : labels.copy}
          </Button>
        )}
      </Notice>
    </div>
  )
}
