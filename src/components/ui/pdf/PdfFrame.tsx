'use client'

import dynamic from 'next/dynamic'

/** What draws a PDF is heavy: it comes where there is one to draw. */
export const PdfFrame = dynamic(() => import('./PdfViewer').then((module) => module.PdfViewer), {
  ssr: false,
})
