import 'server-only'
import { readiness } from '../http/health'
import { portalPayload } from './payload'

/** For load balancers: 200 once everything that a request needs is there, else 503. */
export const answerReadiness = async (): Promise<Response> => {
  const payload = await portalPayload()
  const state = await readiness(payload, payload.db.migrationDir)
  return Response.json(state, {
    status: state.isReady ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
