export { KEPT_DAYS, PARCEL_DEFAULTS, readDays } from './domain/parcelSettings'
export { VISITOR_DEFAULTS, VISIT_KEPT_DAYS } from './domain/visitorSettings'
