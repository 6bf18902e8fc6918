/** A roll of 62 mm, one label after the other; or a sheet with 24 places. */
export const LABEL_PAPERS = ['roll', 'a4'] as const
export type LabelPaper = (typeof LABEL_PAPERS)[number]

/** A sheet or two, or what a van brings. */
export const MOST_LABELS = 100
