export { openSession } from './operations/sessions/openSession'
export { requireFreshProof } from './operations/sessions/proof'
export { watchSessions } from './operations/sessions/noteSeen'
