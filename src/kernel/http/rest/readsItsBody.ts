import type { Endpoint } from 'payload'

/** For an endpoint that does all by itself that `hardenEndpoints` would do for it. */
export const READS_ITS_BODY = { courtyardReadsItsBody: true } as const

export const readsItsBody = ({ custom }: Pick<Endpoint, 'custom'>): boolean =>
  custom?.['courtyardReadsItsBody'] === true
