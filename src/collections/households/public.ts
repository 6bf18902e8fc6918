export { homesOf } from './operations/homesOf'
