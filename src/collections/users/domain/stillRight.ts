const YEAR_MS = 365 * 24 * 3600 * 1000

interface Details {
  createdAt: string
  detailsConfirmedAt?: string | null
}

/** Whether a year has gone by since the person last said that their details are right. */
export const isDue = ({ createdAt, detailsConfirmedAt }: Details, now: Date): boolean =>
  now.getTime() - Date.parse(detailsConfirmedAt ?? createdAt) > YEAR_MS
