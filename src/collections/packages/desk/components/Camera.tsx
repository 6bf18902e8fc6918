'use client'

import { Camera as CameraIcon, CameraOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/Notice'
import type { CodeKind } from './codeReader'

export type CameraLabels = Record<'start' | 'stop' | 'denied' | 'looking', string>

interface CameraProps {
  kind: CodeKind
  /** Once for each time that the camera is started: it stops with the first reading. */
  onRead: (text: string) => void
  /** It does not stop: each thing that is held before it is read. */
  goesOn?: boolean
  labels: CameraLabels
}

const LOOK_MS = 200
/** One thing before the camera is read once, not five times a second. */
const SAME_MS = 3000

/** Reads a code with the camera. The program for it is loaded when somebody asks for the camera. */
export const Camera = ({ kind, onRead, goesOn = false, labels }: CameraProps) => {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'off' | 'on' | 'denied'>('off')
  const latest = useRef(onRead)
  useEffect(() => {
    latest.current = onRead
  }, [onRead])

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
      const { createReader } = await import('./codeReader')
      const read = await createReader(kind)
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
        const found = await read(element)
        if (isOver) return
        if (found === null || goesOn) timer = setTimeout(() => void look(), LOOK_MS)
        if (found === null) return
        if (!goesOn) {
          stop()
          setState('off')
          latest.current(found)
          return
        }
        const now = performance.now()
        const isSame = found === before.text && now - before.at < SAME_MS
        before = { text: found, at: now }
        if (!isSame) latest.current(found)
      }
      await look()
    }
    start().catch(() => {
      stop()
      setState('denied')
    })
    return stop
  }, [state, kind, goesOn])

  const isOn = state === 'on'
  return (
    <div className="flex flex-col gap-3">
      {isOn && (
        <>
          <video
            ref={video}
            muted
            playsInline
            className={cx(
              'rounded-control bg-sunken w-full max-w-md object-cover',
              kind === 'qr' ? 'aspect-square' : 'aspect-video',
            )}
          />
          <p role="status">{labels.looking}</p>
        </>
      )}
      {state === 'denied' && (
        <div role="alert">
          <Notice tone="warning">{labels.denied}</Notice>
        </div>
      )}
      {/* One button for both: the focus stays on it. */}
      <Button
        variant="secondary"
        size="large"
        isBlock
        onClick={() => setState(isOn ? 'off' : 'on')}
      >
        {isOn ? <CameraOff aria-hidden /> : <CameraIcon aria-hidden />}
        {isOn ? labels.stop : labels.start}
      </Button>
    </div>
  )
}
