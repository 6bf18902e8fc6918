'use client'

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { usePdf, useSheet } from './useSheet'

interface PdfViewerProps {
  url: string
  /** The page to begin with. */
  first: number
  /** `page` with the places `{page}` and `{pages}`. */
  labels: Readonly<
    Record<
      | 'label'
      | 'loading'
      | 'failed'
      | 'locked'
      | 'page'
      | 'previous'
      | 'next'
      | 'larger'
      | 'smaller',
      string
    >
  >
}

const ZOOMS = [1, 1.5, 2, 3] as const

/** A PDF in the page, one sheet at a time: as wide as the telephone, larger where one asks for it. */
export const PdfViewer = ({ url, first, labels }: PdfViewerProps) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const file = usePdf(url)
  const [asked, setAsked] = useState(first)
  const [zoom, setZoom] = useState(0)
  const pages = typeof file === 'string' ? 0 : file.numPages
  const page = Math.max(1, Math.min(asked, pages))
  const words = useSheet(file, { page, zoom: ZOOMS[zoom] ?? 1 }, canvas)
  if (file === 'failed' || file === 'locked') return <Notice tone="warning">{labels[file]}</Notice>
  if (file === 'loading') {
    return (
      <p role="status" className="bg-sunken rounded-control grid min-h-96 place-items-center p-5">
        {labels.loading}
      </p>
    )
  }
  const place = labels.page.replace('{page}', String(page)).replace('{pages}', String(pages))
  return (
    <section aria-label={labels.label} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-2">
          <Button
            isIconOnly
            aria-label={labels.previous}
            disabled={page <= 1}
            onClick={() => setAsked(page - 1)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <p role="status" className="tabular-nums">
            {place}
          </p>
          <Button
            isIconOnly
            aria-label={labels.next}
            disabled={page >= pages}
            onClick={() => setAsked(page + 1)}
          >
            <ChevronRight aria-hidden />
          </Button>
        </div>
        <div className="ml-auto flex gap-2">
          <Button
            isIconOnly
            aria-label={labels.smaller}
            disabled={zoom === 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <ZoomOut aria-hidden />
          </Button>
          <Button
            isIconOnly
            aria-label={labels.larger}
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            <ZoomIn aria-hidden />
          </Button>
        </div>
      </div>
      <div
        role="group"
        aria-label={place}
        tabIndex={0}
        className="border-line rounded-control overflow-auto border"
      >
        <canvas ref={canvas} aria-hidden className="max-w-none" />
        <p className="sr-only">{words}</p>
      </div>
      {words === null && <Notice tone="warning">{labels.failed}</Notice>}
    </section>
  )
}
