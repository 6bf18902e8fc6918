export interface Size {
  width: number
  height: number
}

/** A part of a picture, in parts of its width and height: 0 is left or top, 1 right or bottom. */
export interface Frame {
  left: number
  top: number
  right: number
  bottom: number
}

/** What is taken hold of: a corner, or all of it. */
export const HANDLES = ['all', 'topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const
export type Handle = (typeof HANDLES)[number]

/** How often a picture was turned to the right by 90°. */
export type Turns = 0 | 1 | 2 | 3

export const WHOLE: Frame = { left: 0, top: 0, right: 1, bottom: 1 }

export const isWhole = ({ left, top, right, bottom }: Frame): boolean =>
  left === 0 && top === 0 && right === 1 && bottom === 1

/** Less of a side is never left over. */
const LEAST = 0.1
/** What the server makes of a picture is no larger. */
const LONGEST_EDGE = 1600

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** The frame after something of it was moved, which never leaves the picture. */
export const moveFrame = (
  { left, top, right, bottom }: Frame,
  handle: Handle,
  by: { across: number; down: number },
): Frame => {
  if (handle === 'all') {
    const across = within(by.across, -left, 1 - right)
    const down = within(by.down, -top, 1 - bottom)
    return { left: left + across, top: top + down, right: right + across, bottom: bottom + down }
  }
  const isLeft = handle === 'topLeft' || handle === 'bottomLeft'
  const isTop = handle === 'topLeft' || handle === 'topRight'
  return {
    left: isLeft ? within(left + by.across, 0, right - LEAST) : left,
    right: isLeft ? right : within(right + by.across, left + LEAST, 1),
    top: isTop ? within(top + by.down, 0, bottom - LEAST) : top,
    bottom: isTop ? bottom : within(bottom + by.down, top + LEAST, 1),
  }
}

/** The same part after the picture was turned to the right by 90°. */
export const turnFrame = ({ left, top, right, bottom }: Frame): Frame => ({
  left: 1 - bottom,
  right: 1 - top,
  top: left,
  bottom: right,
})

const NEXT = { 0: 1, 1: 2, 2: 3, 3: 0 } as const
export const turnOnce = (turns: Turns): Turns => NEXT[turns]

export const turnedSize = ({ width, height }: Size, turns: Turns): Size =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width }

/** Where a frame lies in a turned picture, in pixels, and how large it is drawn. */
export const pixelsOf = (frame: Frame, picture: Size, turns: Turns) => {
  const { width, height } = turnedSize(picture, turns)
  const left = Math.round(frame.left * width)
  const top = Math.round(frame.top * height)
  const cut = {
    width: Math.max(1, Math.round(frame.right * width) - left),
    height: Math.max(1, Math.round(frame.bottom * height) - top),
  }
  const scale = Math.min(1, LONGEST_EDGE / Math.max(cut.width, cut.height))
  return {
    left,
    top,
    scale,
    width: Math.max(1, Math.round(cut.width * scale)),
    height: Math.max(1, Math.round(cut.height * scale)),
  }
}

/** An animation would be left with one picture of it. */
export const canCrop = (type: string): boolean =>
  type === 'image/jpeg' || type === 'image/png' || type === 'image/webp'
