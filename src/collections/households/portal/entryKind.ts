export { isEntryKind } from '../domain/entries'
