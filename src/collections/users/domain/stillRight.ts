/** How long an answer is good for. */
export const YEAR_DAYS = 365

const YEAR_MS = YEAR_DAYS * 24 * 3600 * 1000

interface Details {
  createdAt: string
  detailsConfirmedAt?: string | null
}

/** Whether a year has gone by since the person last said that their details are right. */
export const isDue = ({ createdAt, detailsConfirmedAt }: Details, now: Date): boolean =>
  now.getTime() - Date.parse(detailsConfirmedAt ?? createdAt) > YEAR_MS
