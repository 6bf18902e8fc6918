export type AttachmentKind = 'image' | 'file'

export interface AttachmentCaps {
  /** Of a message; files count with the pictures. */
  images: number
  isFileAllowed: boolean
}

/** What is wrong with the files of a message; undefined: nothing. */
export const checkAttachments = (
  kinds: readonly AttachmentKind[],
  { images, isFileAllowed }: AttachmentCaps,
): 'too-many' | 'files-off' | undefined => {
  if (!isFileAllowed && kinds.includes('file')) return 'files-off'
  return kinds.length > images ? 'too-many' : undefined
}
