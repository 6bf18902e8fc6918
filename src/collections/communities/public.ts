export { VISIT_DEFAULTS, VISIT_KEPT_DAYS } from './domain/visitSettings'
export { KEPT_DAYS, PARCEL_DEFAULTS, readDays } from './domain/parcelSettings'
