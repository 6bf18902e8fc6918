import type { OfflineIntake } from '../../domain/offlineDesk'

/** A row of the batch form as it is kept: under the id that the row has, so that nothing comes twice. */
export const intakeOf = (parcel: Record<string, unknown>, at: number): OfflineIntake => ({
  kind: 'intake',
  id: String(parcel['clientId']),
  at,
  parcel,
})
