import type { ClipboardEvent, DragEvent } from 'react'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/**
 * Handlers of a form that takes files as they are pasted into it or dropped onto it.
 * @param take undefined: it takes none at the moment
 */
export const takesFiles = (take: ((files: File[]) => void) | undefined) => ({
  onPaste: ({ clipboardData }: ClipboardEvent) => {
    const pasted = [...clipboardData.files]
    if (pasted.length > 0) take?.(pasted)
  },
  // Without this the browser would leave the page, and show the file in its place.
  onDragOver: (event: DragEvent) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = take ? 'copy' : 'none'
  },
  onDrop: (event: DragEvent) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    take?.([...event.dataTransfer.files])
  },
})
