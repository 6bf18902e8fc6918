'use client'

import { Eraser } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { FIELD, onField } from '../../domain/ink'
import type { Point, Stroke } from '../../domain/ink'

interface SignaturePadProps {
  canvasRef: RefObject<HTMLCanvasElement | null>
  /** What was drawn; the form asks it whether there is a signature. */
  strokesRef: RefObject<Stroke[]>
  labels: Record<'pad' | 'clear', string>
  error: string | undefined
}

/** Black on white in every theme: that is how it is kept, and how it prints. */
const wipe = (canvas: HTMLCanvasElement | null): void => {
  const pen = canvas?.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, FIELD.width, FIELD.height)
}

const drawLine = (canvas: HTMLCanvasElement, from: Point, to: Point): void => {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.strokeStyle = '#16181d'
  pen.lineWidth = 4
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(to.x, to.y)
  pen.stroke()
}

/** A field to sign in with a finger, a pen or the mouse. Who can use none of them signs on paper. */
export const SignaturePad = ({ canvasRef, strokesRef, labels, error }: SignaturePadProps) => {
  const isDown = useRef(false)

  useEffect(() => {
    strokesRef.current = []
    wipe(canvasRef.current)
  }, [canvasRef, strokesRef])

  const at = (event: PointerEvent<HTMLCanvasElement>): Point =>
    onField({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect())

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    // A palm that rests on the screen is no pen.
    if (!event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    isDown.current = true
    const point = at(event)
    strokesRef.current.push([point])
    drawLine(event.currentTarget, point, point)
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current || !event.isPrimary) return
    const stroke = strokesRef.current.pop() ?? []
    const point = at(event)
    drawLine(event.currentTarget, stroke.at(-1) ?? point, point)
    strokesRef.current.push([...stroke, point])
  }
  const end = () => {
    isDown.current = false
  }

  return (
    <div className="flex flex-col gap-2">
      <p aria-hidden className="text-muted">
        {labels.pad}
      </p>
      <canvas
        ref={canvasRef}
        id="signatureFile"
        tabIndex={-1}
        role="img"
        aria-label={labels.pad}
        width={FIELD.width}
        height={FIELD.height}
        className="border-line-strong rounded-control aspect-8/3 w-full max-w-2xl touch-none border bg-[#fff]"
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {error !== undefined && <ErrorText id="signatureFile-error">{error}</ErrorText>}
      <div>
        <Button
          variant="secondary"
          onClick={() => {
            strokesRef.current = []
            wipe(canvasRef.current)
          }}
        >
          <Eraser aria-hidden />
          {labels.clear}
        </Button>
      </div>
    </div>
  )
}
