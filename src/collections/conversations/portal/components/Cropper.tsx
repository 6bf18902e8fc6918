'use client'

import { RotateCw, Scan } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/Dialog'
import {
  HANDLES,
  isWhole,
  moveFrame,
  turnedSize,
  turnFrame,
  turnOnce,
  WHOLE,
} from '../../client/crop'
import type { Frame, Handle, Turns } from '../../client/crop'
import { cropFile, drawCrop } from '../../client/drawCrop'
import { fill } from '../../client/words'
import { useChat } from './chatContext'

interface CropperProps {
  file: File
  onCrop: (file: File) => void
  onClose: () => void
}

/** Pixels of the longer side on the screen. */
const SHOWN_EDGE = 1024
/** The most of the screen's height, in hundredths. */
const SHOWN_DVH = 34
/** Of a side, for each press of an arrow key, alone and with Shift. */
const STEP = 0.02
const LARGE_STEP = 0.1

const ARROWS: Readonly<Record<string, { across: number; down: number }>> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
}

const PLACE: Record<Handle, string> = {
  all: 'inset-0 cursor-move',
  topLeft: '-top-5.5 -left-5.5 cursor-nwse-resize',
  topRight: '-top-5.5 -right-5.5 cursor-nesw-resize',
  bottomLeft: '-bottom-5.5 -left-5.5 cursor-nesw-resize',
  bottomRight: '-right-5.5 -bottom-5.5 cursor-nwse-resize',
}

const percent = (part: number) => `${String(part * 100)}%`

interface StageProps {
  picture: ImageBitmap
  cut: { frame: Frame; turns: Turns }
  onMove: (frame: Frame) => void
}

/** The picture with the frame on it, whose corners and whole are taken by finger, mouse or keys. */
const Stage = ({ picture, cut: { frame, turns }, onMove }: StageProps) => {
  const { words } = useChat()
  const canvas = useRef<HTMLCanvasElement>(null)
  // Where a finger was put down: what it leaves the picture by, it has to come back by.
  const held = useRef<{ x: number; y: number; frame: Frame }>(null)
  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, { frame: WHOLE, turns }, SHOWN_EDGE)
  }, [picture, turns])

  const take = ({ currentTarget, pointerId, clientX: x, clientY: y }: PointerEvent) => {
    currentTarget.setPointerCapture(pointerId)
    held.current = { x, y, frame }
  }
  const drag = (handle: Handle, { clientX, clientY }: PointerEvent) => {
    const { clientWidth = 0, clientHeight = 0 } = canvas.current ?? {}
    if (!held.current || clientWidth === 0) return
    const { x, y, frame: from } = held.current
    const by = { across: (clientX - x) / clientWidth, down: (clientY - y) / clientHeight }
    onMove(moveFrame(from, handle, by))
  }
  const press = (handle: Handle, event: KeyboardEvent) => {
    const arrow = ARROWS[event.key]
    if (!arrow) return
    event.preventDefault()
    const step = event.shiftKey ? LARGE_STEP : STEP
    onMove(moveFrame(frame, handle, { across: arrow.across * step, down: arrow.down * step }))
  }
  const { width, height } = turnedSize(picture, turns)
  const place = {
    left: percent(frame.left),
    top: percent(frame.top),
    right: percent(1 - frame.right),
    bottom: percent(1 - frame.bottom),
  }
  return (
    <div
      className="relative mx-auto"
      style={{
        width: `min(100%, ${String((SHOWN_DVH * width) / height)}dvh)`,
        aspectRatio: `${String(width)} / ${String(height)}`,
      }}
    >
      <canvas ref={canvas} aria-hidden className="block size-full" />
      <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
        <div
          className="absolute [outline-offset:-2px] [outline:2px_solid_white] [box-shadow:0_0_0_100vmax_rgb(0_0_0/55%)]"
          style={place}
        />
      </div>
      <div className="absolute" style={place}>
        {HANDLES.map((handle) => (
          <button
            key={handle}
            type="button"
            aria-label={words[`crop_${handle}`]}
            aria-describedby="crop-hint"
            onPointerDown={take}
            onLostPointerCapture={() => {
              held.current = null
            }}
            onPointerMove={(event) => drag(handle, event)}
            onKeyDown={(event) => press(handle, event)}
            className={cx(
              'absolute touch-none',
              PLACE[handle],
              handle !== 'all' && 'rounded-pill grid size-11 place-items-center',
            )}
          >
            {handle !== 'all' && (
              <span
                aria-hidden
                className="rounded-pill size-5 border-2 border-[black] bg-[white]"
              />
            )}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Cuts and turns a picture before it is sent; what was chosen stays as it is on the device. */
export const Cropper = ({ file, onCrop, onClose }: CropperProps) => {
  const { words } = useChat()
  const [picture, setPicture] = useState<ImageBitmap | null>()
  const [frame, setFrame] = useState(WHOLE)
  const [turns, setTurns] = useState<Turns>(0)
  const [isBusy, setIsBusy] = useState(false)
  // Closed first, and gone then: so the focus goes back to where it was.
  const [isOpen, setIsOpen] = useState(true)
  const close = () => setIsOpen(false)
  const leave = useEffectEvent(onClose)
  useEffect(() => {
    if (!isOpen) leave()
  }, [isOpen])

  useEffect(() => {
    let isGone = false
    const show = (bitmap: ImageBitmap | null) => {
      if (isGone) bitmap?.close()
      else setPicture(bitmap)
    }
    createImageBitmap(file).then(show, () => show(null))
    return () => {
      isGone = true
    }
  }, [file])
  // A photograph takes some fifty megabytes while it is open.
  useEffect(() => () => picture?.close(), [picture])

  const use = async () => {
    if (!picture) return
    if (turns === 0 && isWhole(frame)) {
      close()
      return
    }
    setIsBusy(true)
    const cropped = await cropFile(file, picture, { frame, turns })
    if (!cropped) {
      setPicture(null)
      return
    }
    onCrop(cropped)
    close()
  }
  const kept = {
    width: Math.round((frame.right - frame.left) * 100),
    height: Math.round((frame.bottom - frame.top) * 100),
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={fill(words['cropTitle'] ?? '', { name: file.name })}
      closeLabel={words['close'] ?? ''}
      footer={
        <>
          <Button variant="primary" disabled={!picture || isBusy} onClick={() => void use()}>
            {words['cropUse']}
          </Button>
          <Button onClick={close}>{words['cancel']}</Button>
        </>
      }
    >
      <p id="crop-hint" className="text-muted mb-7">
        {picture === null ? words['cropFailed'] : words['cropHint']}
      </p>
      {picture && (
        <>
          <div className="px-3">
            <Stage picture={picture} cut={{ frame, turns }} onMove={setFrame} />
          </div>
          <p role="status" className="text-muted mt-7">
            {fill(words['cropKept'] ?? '', kept)}
          </p>
          <div className="mt-2 flex flex-wrap gap-1">
            <Button
              onClick={() => {
                setTurns(turnOnce)
                setFrame(turnFrame)
              }}
            >
              <RotateCw aria-hidden />
              {words['cropTurn']}
            </Button>
            <Button variant="quiet" onClick={() => setFrame(WHOLE)}>
              <Scan aria-hidden />
              {words['cropWhole']}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
