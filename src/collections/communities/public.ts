export { KEPT_DAYS, PARCEL_DEFAULTS, readDays } from './domain/parcelSettings'
export { VISITOR_DEFAULTS } from './domain/visitorSettings'
