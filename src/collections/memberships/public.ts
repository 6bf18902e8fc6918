export { membershipChanged } from './events'
export { identityPort } from './operations/identityPort'
export { endTerm } from './operations/endTerm'
export { reachPorts } from './operations/noticePorts'
