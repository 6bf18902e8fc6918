'use client'

import dynamic from 'next/dynamic'
import { useActionState, useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Card } from '@/components/ui/Card'
import { FileField } from '@/components/ui/FileField'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { removePhotoAction, savePhotoAction } from '../../settings/actions'
import { SavedNote } from './SavedNote'
import type { CropLabels } from './PhotoCrop'

// Drawn when a picture was chosen, and loaded then.
const PhotoCrop = dynamic(() => import('./PhotoCrop').then((module) => module.PhotoCrop), {
  ssr: false,
})

interface PhotoFormProps {
  name: string
  photo: string | null
  labels: CropLabels &
    Record<
      | 'title'
      | 'choose'
      | 'hint'
      | 'clear'
      | 'save'
      | 'saving'
      | 'saved'
      | 'remove'
      | 'removed'
      | 'summary',
      string
    >
}

/** The person's photo: a picture, a square of it, or none. */
export const PhotoForm = ({ name, photo, labels }: PhotoFormProps) => {
  const [state, action] = useActionState(savePhotoAction, IDLE)
  const [removal, remove] = useActionState(removePhotoAction, IDLE)
  const [file, setFile] = useState<File>()
  const error = errorOf(state, 'photo')
  return (
    <Card title={labels.title}>
      <div className="mb-5 flex items-center gap-4">
        <Avatar name={name} size="large" {...(photo !== null && { src: photo })} />
        {photo !== null && (
          <form action={remove}>
            <SubmitButton variant="danger" pendingLabel={labels.saving}>
              {labels.remove}
            </SubmitButton>
          </form>
        )}
        <SavedNote state={photo === null ? removal : IDLE} text={labels.removed} />
      </div>
      <form action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <FileField
          // A picture that was kept is not chosen any more.
          key={state.status === 'done' ? state.at : 'photo'}
          name="photo"
          kind="photo"
          label={labels.choose}
          hint={labels.hint}
          removeLabel={labels.clear}
          onFileChange={setFile}
          {...(error !== undefined && { error })}
        />
        {file !== undefined && (
          <PhotoCrop key={`${file.name} ${file.lastModified}`} file={file} labels={labels} />
        )}
        <SavedNote state={state} text={labels.saved} />
        <SubmitButton variant="secondary" pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
