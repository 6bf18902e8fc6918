/** Sizes of text a person can choose; `normal` is the browser's own. */
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** `system` leaves it to the device. */
export const MOTIONS = ['system', 'reduced'] as const
export type Motion = (typeof MOTIONS)[number]

export const TEXT_SIZE_COOKIE = 'courtyard-text-size'
export const MOTION_COOKIE = 'courtyard-motion'

/** The size in a cookie's value; anything unknown is the browser's own. */
export const textSizeOf = (value: string | null | undefined): TextSize =>
  TEXT_SIZES.find((size) => size === value) ?? 'normal'

export const motionOf = (value: string | null | undefined): Motion =>
  MOTIONS.find((motion) => motion === value) ?? 'system'

/** For `<html data-text-size={dataTextSize(size)}>`. */
export const dataTextSize = (size: TextSize): Exclude<TextSize, 'normal'> | undefined =>
  size === 'normal' ? undefined : size

/** For `<html data-motion={dataMotion(motion)}>`. */
export const dataMotion = (motion: Motion): 'reduced' | undefined =>
  motion === 'system' ? undefined : motion
