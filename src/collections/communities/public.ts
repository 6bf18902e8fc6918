export { KEPT_DAYS, PARCEL_DEFAULTS, readDays } from './domain/parcelSettings'
