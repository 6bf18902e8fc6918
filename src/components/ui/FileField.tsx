'use client'

import { Camera, Paperclip, X } from 'lucide-react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { controlAttributes, Field, type FieldTexts } from './Field'

export interface FileFieldProps
  extends
    FieldTexts,
    Omit<ComponentProps<'input'>, 'name' | 'id' | 'type' | 'className' | 'onChange'> {
  /** `photo` shows a picture of the choice, and a camera instead of a paper clip. */
  kind?: 'photo' | 'file'
  /** "Remove the file": the button that takes the choice back. */
  removeLabel: string
  onFileChange?: (file: File | undefined) => void
}

/** HEIC is not named: a telephone then converts its photos to JPEG by itself. */
const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'

/** A native file input (it works without JavaScript) with a look at what was chosen. */
export const FileField = ({
  name,
  id,
  label,
  hint,
  error,
  optionalLabel,
  className,
  kind = 'file',
  accept = kind === 'photo' ? PHOTO_TYPES : undefined,
  removeLabel,
  onFileChange,
  ...input
}: FileFieldProps) => {
  const ref = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<string>()
  const [hasFile, setHasFile] = useState(false)

  useEffect(
    () => () => {
      if (preview !== undefined) URL.revokeObjectURL(preview)
    },
    [preview],
  )

  const choose = (file: File | undefined) => {
    setHasFile(file !== undefined)
    const isPicture = kind === 'photo' && file?.type.startsWith('image/')
    setPreview(file && isPicture ? URL.createObjectURL(file) : undefined)
    onFileChange?.(file)
  }

  const clear = () => {
    if (!ref.current) return
    ref.current.value = ''
    choose(undefined)
    ref.current.focus()
  }

  const Icon = kind === 'photo' ? Camera : Paperclip
  return (
    <Field {...{ name, id, label, hint, error, optionalLabel, className }}>
      <div className="border-line-strong rounded-control bg-surface focus-within:border-accent relative flex min-h-20 items-center gap-3 border border-dashed p-3">
        {preview === undefined ? (
          <span className="bg-accent-soft text-accent rounded-small grid size-14 shrink-0 place-items-center max-sm:hidden">
            <Icon aria-hidden className="size-6" />
          </span>
        ) : (
          <img src={preview} alt="" className="rounded-small size-14 shrink-0 object-cover" />
        )}
        <input
          ref={ref}
          type="file"
          accept={accept}
          className="text-muted file:border-line-strong file:bg-canvas file:text-ink file:rounded-small hover:file:bg-sunken min-h-11 w-full min-w-0 file:mr-3 file:min-h-11 file:cursor-pointer file:border file:px-4 file:font-semibold"
          onChange={(event) => choose(event.target.files?.[0])}
          {...controlAttributes({ name, id, hint, error })}
          {...input}
        />
        {hasFile && (
          <button
            type="button"
            aria-label={removeLabel}
            onClick={clear}
            className="text-muted hover:text-ink rounded-small grid size-11 shrink-0 place-items-center"
          >
            <X aria-hidden className="size-5" />
          </button>
        )}
      </div>
    </Field>
  )
}
