'use client'

import { Maximize2, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { useLitScreen } from '@/components/ui/useLitScreen'

interface BrightCodeProps {
  /** Data URL of the QR code. */
  src: string
  alt: string
  /** Which code this is: a heading for the large one. */
  title: string
  /** What is read out, below the picture. */
  children: ReactNode
  labels: Readonly<Record<'open' | 'close', string>>
}

const MARK = 'brightCode'

/** Whether the page still stands where the code was opened, and has not gone on. */
const isHere = (): boolean => {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && MARK in state
}

/** The way back of a telephone closes what lies over the page, and does not leave it. */
const useWayBack = (isOpen: boolean, close: () => void): void => {
  const onBack = useRef(close)
  useEffect(() => {
    onBack.current = close
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const back = () => onBack.current()
    window.history.pushState({ [MARK]: true }, '', window.location.href)
    window.addEventListener('popstate', back)
    return () => {
      window.removeEventListener('popstate', back)
      if (isHere()) window.history.back()
    }
  }, [isOpen])
}

/** A code to be shown at the desk: pressed, it fills the screen, on white, and stays lit. */
export const BrightCode = ({ src, alt, title, children, labels }: BrightCodeProps) => {
  const [isOpen, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const close = () => setOpen(false)
  useLitScreen(isOpen)
  useWayBack(isOpen, close)
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal()
    if (!isOpen && dialog.current?.open === true) dialog.current.close()
  }, [isOpen])
  return (
    <>
      <figure className="relative text-center">
        {/* White around the code in every theme: a scanner needs the contrast. */}
        <img
          src={src}
          alt={alt}
          width={264}
          height={264}
          className="rounded-control mx-auto w-full max-w-66 bg-[#fff]"
        />
        <figcaption className="mt-3 text-3xl font-bold tracking-widest">{children}</figcaption>
        <Button
          variant="quiet"
          // Moved while it is pressed, it would take the picture out from under the finger.
          className="active:translate-none! mt-1 after:absolute after:inset-0"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <Maximize2 aria-hidden />
          {labels.open}
        </Button>
      </figure>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClose={close}
        className="m-0 h-dvh max-h-none w-dvw max-w-none flex-col items-center justify-center gap-6 bg-[#fff] p-4 text-[#000] open:flex"
      >
        {isOpen && (
          <>
            <h2 id={titleId} className="max-w-full px-14 text-center text-lg font-semibold">
              {title}
            </h2>
            <img
              src={src}
              alt={alt}
              className="size-[min(92vw,64vh)] [image-rendering:pixelated]"
            />
            <div className="text-center text-4xl font-bold tracking-widest tabular-nums">
              {children}
            </div>
            <button
              type="button"
              aria-label={labels.close}
              onClick={close}
              className="absolute top-3 right-3 grid size-12 place-items-center rounded-pill bg-[#eee] text-[#000] outline-offset-2 focus-visible:outline-3 focus-visible:outline-[#000]"
            >
              <X aria-hidden className="size-6" />
            </button>
          </>
        )}
      </dialog>
    </>
  )
}
