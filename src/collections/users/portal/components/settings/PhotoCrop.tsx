'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'

export type CropLabels = Record<'crop' | 'zoom' | 'across' | 'down', string>

/** Pixels of the square that is drawn. */
const EDGE = 256
const CLOSEST = 4

interface View {
  zoom: number
  /** 0 is the left or upper end of the picture, 1 the other. */
  across: number
  down: number
}

const START: View = { zoom: 1, across: 0.5, down: 0.5 }

const within = (value: number) => Math.min(Math.max(value, 0), 1)

/** The square in parts of the picture's width and height, and of its shorter side. */
const cropOf = ({ zoom, across, down }: View, { width, height }: ImageBitmap) => {
  const edge = Math.min(width, height) / zoom
  return {
    left: ((width - edge) * across) / width,
    top: ((height - edge) * down) / height,
    size: 1 / zoom,
    edge,
  }
}

interface SliderProps {
  name: string
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

const Slider = ({ name, label, value, min, max, onChange }: SliderProps) => (
  <label className="flex flex-col gap-1 font-semibold" htmlFor={name}>
    {label}
    <input
      id={name}
      type="range"
      min={min}
      max={max}
      step={(max - min) / 50}
      value={value}
      className="accent-accent h-11 w-full"
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    />
  </label>
)

/**
 * A square of a picture: sliders for those with a keyboard or a screen reader, a finger or a mouse
 * on the picture for all others. The server cuts it; the form tells it where.
 */
export const PhotoCrop = ({ file, labels }: { file: File; labels: CropLabels }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [picture, setPicture] = useState<ImageBitmap>()
  const [view, setView] = useState(START)

  useEffect(() => {
    let isGone = false
    // What this browser cannot draw the server may still read, or say what is wrong with it.
    createImageBitmap(file)
      .then((bitmap) => {
        if (!isGone) setPicture(bitmap)
      })
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [file])

  useEffect(() => {
    const drawing = canvas.current?.getContext('2d')
    if (!drawing || !picture) return
    const { left, top, edge } = cropOf(view, picture)
    drawing.clearRect(0, 0, EDGE, EDGE)
    drawing.drawImage(
      picture,
      left * picture.width,
      top * picture.height,
      edge,
      edge,
      0,
      0,
      EDGE,
      EDGE,
    )
  }, [picture, view])

  if (!picture) return null
  const crop = cropOf(view, picture)
  const drag = ({ buttons, movementX, movementY, currentTarget }: PointerEvent<HTMLElement>) => {
    if (buttons === 0) return
    const scale = crop.edge / currentTarget.clientWidth
    const move = (at: number, by: number, room: number) =>
      room <= 0 ? at : within(at - (by * scale) / room)
    setView((before) => ({
      ...before,
      across: move(before.across, movementX, picture.width - crop.edge),
      down: move(before.down, movementY, picture.height - crop.edge),
    }))
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{labels.crop}</legend>
      <canvas
        ref={canvas}
        width={EDGE}
        height={EDGE}
        aria-hidden
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        className="border-line rounded-pill mx-auto size-56 max-w-full cursor-move touch-none border"
      />
      <Slider
        name="crop-zoom"
        label={labels.zoom}
        value={view.zoom}
        min={1}
        max={CLOSEST}
        onChange={(zoom) => setView((before) => ({ ...before, zoom }))}
      />
      <Slider
        name="crop-across"
        label={labels.across}
        value={view.across}
        min={0}
        max={1}
        onChange={(across) => setView((before) => ({ ...before, across }))}
      />
      <Slider
        name="crop-down"
        label={labels.down}
        value={view.down}
        min={0}
        max={1}
        onChange={(down) => setView((before) => ({ ...before, down }))}
      />
      <input type="hidden" name="left" value={crop.left} />
      <input type="hidden" name="top" value={crop.top} />
      <input type="hidden" name="size" value={crop.size} />
    </fieldset>
  )
}
