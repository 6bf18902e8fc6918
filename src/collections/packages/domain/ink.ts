/** Of the field that is signed in, in its own units, whatever its size on the screen. */
export const FIELD = { width: 800, height: 300 } as const

export interface Point {
  x: number
  y: number
}

/** What one movement of the pen drew. */
export type Stroke = readonly Point[]

/** Shorter than this all together is a slip of the finger. */
const LEAST = 100

const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((sum, point, index) => {
    const before = stroke[index - 1]
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : sum
  }, 0)

/** Whether somebody wrote something, and did not only touch the field. */
export const isSigned = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= LEAST

/** Where on the field a pointer is, from where it is on the screen; at the edge for what is outside. */
export const onField = (
  { x, y }: Point,
  shown: { left: number; top: number; width: number; height: number },
): Point => {
  const scale = (at: number, size: number, full: number) =>
    size === 0 ? 0 : Math.min(full, Math.max(0, (at / size) * full))
  return {
    x: scale(x - shown.left, shown.width, FIELD.width),
    y: scale(y - shown.top, shown.height, FIELD.height),
  }
}
