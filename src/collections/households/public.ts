export { homesOf } from './operations/homesOf'
export { awayUntil } from './operations/awayUntil'
