import path from 'node:path'
import { expect } from '@jest/globals'

/**
 * People of the demo whom one journey changes for good: any other would pass or fail by which of the two
 * comes first. They have a second step afterwards, or live
 * there no more, or their devices are counted.
 */
const TAKEN: Readonly<Record<string, string>> = {
  'benjamin.okafor@example.org': 'secondStep',
  'entretien.tilleuls@example.org': 'secondStep',
  'guard.harbour@example.org': 'secondStep',
  'maintenance.harbour@example.org': 'security',
  // They move out with a file of the managing agent.
  'noah.fischer@example.org': 'roster',
  'peter.novotny@example.org': 'roster',
  'rachid.amrani@example.org': 'secondStep',
}

/** @throws where another journey has taken them. */
export const refuseTaken = (email: string): void => {
  const by = TAKEN[email]
  const file = path.basename(expect.getState().testPath ?? '')
  if (by !== undefined && !file.startsWith(by)) {
    throw new Error(`${email} is changed for good by the journey ${by}: choose somebody else`)
  }
}
