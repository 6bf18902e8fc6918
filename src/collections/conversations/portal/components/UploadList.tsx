'use client'

import { Crop, Paperclip, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { canCrop } from '../../client/crop'
import type { Upload } from '../../client/useUploads'
import { fill } from '../../client/words'
import { useChat } from './chatContext'

/** Few pictures are cropped: whoever crops none does not load it. */
const Cropper = dynamic(() => import('./Cropper').then((module) => module.Cropper), { ssr: false })

interface UploadListProps {
  uploads: readonly Upload[]
  onRemove: (upload: Upload) => void
  onReplace: (upload: Upload, changed: File) => void
}

/** What goes with the message, and how far each is. */
export const UploadList = ({ uploads, onRemove, onReplace }: UploadListProps) => {
  const { words } = useChat()
  const [cropping, setCropping] = useState<string>()
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
          {canCrop(upload.source.type) && (
            <Button
              variant="quiet"
              isIconOnly
              aria-label={fill(words['crop'] ?? '', { name: upload.name })}
              onClick={() => setCropping(upload.key)}
            >
              <Crop aria-hidden />
            </Button>
          )}
          <Button
            variant="quiet"
            isIconOnly
            aria-label={fill(words['removeFile'] ?? '', { name: upload.name })}
            onClick={() => onRemove(upload)}
          >
            <X aria-hidden />
          </Button>
          {cropping === upload.key && (
            <Cropper
              file={upload.source}
              onCrop={(changed) => onReplace(upload, changed)}
              onClose={() => setCropping(undefined)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
