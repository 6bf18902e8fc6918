export { identityPort } from './operations/identityPort'
