'use client'

import { useState, useSyncExternalStore } from 'react'
import { FileField } from '@/components/ui/FileField'
import { stagePicture } from '../../desk/components/stagePicture'
import type { PicturePurpose } from '../../desk/components/stagePicture'

interface StagedPhotoProps {
  /** Its slug. */
  community: string
  purpose: PicturePurpose
  id: string
  error: string | undefined
  onBusy: (isBusy: boolean) => void
  labels: Readonly<
    Record<'photo' | 'photoHint' | 'photoFailed' | 'removePhoto' | 'optional', string>
  >
}

const nothing = () => () => undefined
/** Whether scripts run here: without them a picture would have no way. */
const useScripts = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )

/** A picture of somebody. It goes ahead as soon as it is chosen; the form names it. */
export const StagedPhoto = ({
  community,
  purpose,
  id,
  error,
  onBusy,
  labels,
}: StagedPhotoProps) => {
  const [staged, setStaged] = useState<{ id: string } | { message: string }>({ id: '' })
  const choose = async (file: File | undefined) => {
    setStaged({ id: '' })
    if (!file) return
    onBusy(true)
    setStaged(await stagePicture(community, purpose, file, file.name))
    onBusy(false)
  }
  if (!useScripts()) return null
  const refusal = 'message' in staged ? staged.message : undefined
  return (
    <>
      <input type="hidden" name="photo" value={'id' in staged ? staged.id : ''} />
      <FileField
        name="photoFile"
        id={id}
        // It was sent already, and is none of the form.
        form="none"
        kind="photo"
        label={labels.photo}
        hint={labels.photoHint}
        optionalLabel={labels.optional}
        removeLabel={labels.removePhoto}
        error={refusal === '' ? labels.photoFailed : (refusal ?? error)}
        onFileChange={(file) => {
          void choose(file)
        }}
      />
    </>
  )
}
