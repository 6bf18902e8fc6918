export { readersField } from './collections/readersField'
export { readersOf } from './domain/readers'
export { categoriesOf } from './operations/readList'
