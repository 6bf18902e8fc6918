'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Opened = PDFDocumentProxy | 'loading' | 'failed' | 'locked'

/** Served by us, beside the version of the library: a browser may have kept those of another. */
const assets = (version: string): string => `/document-assets/${version}`

/**
 * Opens a PDF in the browser. All of it comes in one go: the link is good for two minutes, and whoever
 * reads takes longer.
 */
export const usePdf = (url: string): Opened => {
  const [opened, setOpened] = useState<Opened>('loading')
  useEffect(() => {
    const left = new AbortController()
    const isOver = () => left.signal.aborted
    let close = () => {}
    const open = async () => {
      const { getDocument, GlobalWorkerOptions, version } =
        await import('pdfjs-dist/legacy/build/pdf.mjs')
      if (isOver()) return
      GlobalWorkerOptions.workerSrc = `${assets(version)}/build/pdf.worker.min.mjs`
      const task = getDocument({
        url,
        disableRange: true,
        disableStream: true,
        // Our pages run no WebAssembly: what needs it has a script in its place.
        useWasm: false,
        wasmUrl: `${assets(version)}/wasm/`,
        cMapUrl: `${assets(version)}/cmaps/`,
        standardFontDataUrl: `${assets(version)}/standard_fonts/`,
      })
      close = () => void task.destroy()
      const file = await task.promise
      if (!isOver()) setOpened(file)
    }
    open().catch((error: unknown) => {
      const isLocked = error instanceof Error && error.name === 'PasswordException'
      if (!isOver()) setOpened(isLocked ? 'locked' : 'failed')
    })
    return () => {
      left.abort()
      close()
    }
  }, [url])
  return opened
}

/** How wide the frame of an element is, whichever way the telephone is held. */
const useFrameWidth = (element: RefObject<HTMLElement | null>, isThere: boolean): number => {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const frame = element.current?.parentElement
    if (!isThere || !frame) return
    const observer = new ResizeObserver(() => setWidth(frame.clientWidth))
    observer.observe(frame)
    return () => observer.disconnect()
  }, [element, isThere])
  return width
}

interface Sheet {
  page: number
  zoom: number
}

/** A page on paper of its size, and how sharp the screen is. */
const layOut = (
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
  density: number,
): void => {
  canvas.width = Math.floor(width)
  canvas.height = Math.floor(height)
  canvas.style.width = `${String(Math.floor(width / density))}px`
}

/**
 * Draws a page as wide as its frame, as sharp as the screen.
 * @returns what stands on it; null where it could not be drawn.
 */
export const useSheet = (
  file: Opened,
  { page, zoom }: Sheet,
  canvas: RefObject<HTMLCanvasElement | null>,
): string | null => {
  const [words, setWords] = useState<string | null>('')
  const frame = useFrameWidth(canvas, typeof file !== 'string')
  useEffect(() => {
    const target = canvas.current
    if (typeof file === 'string' || !target || frame === 0) return
    const left = new AbortController()
    const isOver = () => left.signal.aborted
    let cancel = () => {}
    const draw = async () => {
      const sheet = await file.getPage(page)
      if (isOver()) return
      const scale = (frame / sheet.getViewport({ scale: 1 }).width) * zoom
      const density = Math.min(window.devicePixelRatio, 2)
      const viewport = sheet.getViewport({ scale: scale * density })
      layOut(target, viewport, density)
      const task = sheet.render({ canvas: target, viewport })
      cancel = () => task.cancel()
      await task.promise
      const { items } = await sheet.getTextContent()
      if (isOver()) return
      setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    draw().catch(() => {
      // Else another page was asked for before this one was drawn.
      if (!isOver()) setWords(null)
    })
    return () => {
      left.abort()
      cancel()
    }
  }, [file, page, zoom, canvas, frame])
  return words
}
