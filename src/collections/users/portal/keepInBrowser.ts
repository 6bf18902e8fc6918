import type { OpenedSession } from '../operations/sessions/openSession'

/** Signs this browser in, from an action. Loaded then: the cookies of a page are not there in a worker. */
export const keepInBrowser = async (session: OpenedSession): Promise<void> => {
  const { keepSession } = await import('./session')
  await keepSession(session)
}
