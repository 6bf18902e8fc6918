'use client'

import { useState } from 'react'
import type { ComponentProps } from 'react'
import { PdfFrame } from '@/components/ui/pdf/PdfFrame'

type PdfPreviewProps = Pick<ComponentProps<typeof PdfFrame>, 'url' | 'labels'> & {
  /** What opens it. */
  text: string
}

/** The pages of a PDF in place, drawn once somebody asks to see them. */
export const PdfPreview = ({ url, labels, text }: PdfPreviewProps) => {
  const [isAsked, setAsked] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setAsked(isAsked || currentTarget.open)}>
      <summary className="text-accent rounded-control hover:bg-accent-soft inline-flex min-h-11 cursor-pointer list-none items-center px-3 font-semibold">
        {text}
      </summary>
      {isAsked && <PdfFrame url={url} first={1} labels={labels} />}
    </details>
  )
}
