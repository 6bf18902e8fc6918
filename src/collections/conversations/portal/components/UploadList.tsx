'use client'

import { Paperclip, X } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import type { Upload } from '../../client/useUploads'
import { fill } from '../../client/words'
import { useChat } from './chatContext'


interface UploadListProps {
  uploads: readonly Upload[]
  onRemove: (upload: Upload) => void
}

/** What goes with the message, and how far each is. */
export const UploadList = ({ uploads, onRemove }: UploadListProps) => {
  const { words } = useChat()
  if (uploads.length === 0) return null
  return (
    <ul role="list" className="mb-1 flex flex-col gap-1">
      {uploads.map((upload) => (
        <li key={upload.key} className="flex min-h-14 items-center gap-3 px-1">
          {upload.file?.thumbnailUrl ? (
            <img
              src={upload.file.thumbnailUrl}
              alt=""
              className="rounded-small bg-sunken size-12 shrink-0 object-cover"
            />
          ) : (
            <span className="bg-sunken rounded-small grid size-12 shrink-0 place-items-center">
              <Paperclip aria-hidden className="text-muted size-5" />
            </span>
          )}
          <span className="min-w-0 grow">
            <span className="block truncate">{upload.name}</span>
            {upload.file === null && (
              <progress
                value={upload.percent}
                max={100}
                aria-label={fill(words['uploading'] ?? '', { name: upload.name })}
                className="accent-accent block h-2 w-full"
              />
            )}
          </span>
          <Button
            variant="quiet"
            isIconOnly
            aria-label={fill(words['removeFile'] ?? '', { name: upload.name })}
            onClick={() => onRemove(upload)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  )
}
