'use client'

import { Camera, CameraOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'

interface ScannerProps {
  /** Where a reading leads: `<target>?q=<what was read>`. */
  target?: string
  /** Else what becomes of each reading; the camera stays on, and reads carriers' barcodes too. */
  onFound?: (text: string) => void
  labels: Record<'start' | 'stop' | 'denied' | 'looking', string>
}

const LOOK_MS = 200
/** One thing before the camera is read once, not five times a second. */
const SAME_MS = 3000

/** Reads a QR code with the camera. Its code is loaded when somebody asks for the camera. */
export const Scanner = ({ target, onFound, labels }: ScannerProps) => {
  const router = useRouter()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'off' | 'on' | 'denied'>('off')

  const found = useRef(onFound)
  useEffect(() => {
    found.current = onFound
  }, [onFound])
  const isCounting = onFound !== undefined

  useEffect(() => {
    if (state !== 'on') return
    let isOver = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      isOver = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const start = async () => {
      const { createReader } = await import('./qrReader')
      const read = await createReader(isCounting)
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const element = video.current
      if (isOver || !element) {
        stop()
        return
      }
      element.srcObject = stream
      await element.play()
      let before = { text: '', at: 0 }
      const look = async () => {
        const text = await read(element)
        if (isOver) return
        if (text === null || isCounting) {
          timer = setTimeout(() => void look(), LOOK_MS)
        }
        if (text === null) return
        if (isCounting) {
          const now = performance.now()
          const isSame = text === before.text && now - before.at < SAME_MS
          before = { text, at: now }
          if (!isSame) found.current?.(text)
          return
        }
        stop()
        router.push(`${target ?? ''}?q=${encodeURIComponent(text)}`)
      }
      await look()
    }
    start().catch(() => {
      stop()
      setState('denied')
    })
    return stop
  }, [state, router, target, isCounting])

  if (state === 'on') {
    return (
      <div className="flex flex-col gap-3">
        <video
          ref={video}
          muted
          playsInline
          className="rounded-control bg-sunken aspect-square w-full max-w-md object-cover"
        />
        <p role="status">{labels.looking}</p>
        <Button variant="secondary" onClick={() => setState('off')}>
          <CameraOff aria-hidden />
          {labels.stop}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      {state === 'denied' && (
        <div role="alert">
          <Notice tone="warning">{labels.denied}</Notice>
        </div>
      )}
      <Button variant="secondary" size="large" isBlock onClick={() => setState('on')}>
        <Camera aria-hidden />
        {labels.start}
      </Button>
    </div>
  )
}
