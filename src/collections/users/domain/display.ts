/** How a person can like their screens; what each does is the design system's. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const
export const MOTIONS = ['system', 'reduced'] as const
