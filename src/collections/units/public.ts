export { labelOf, normalisePlace } from './domain/unit'
