import type { Payload } from 'payload'
import { z } from 'zod'
import { runImport } from '../operations/runImport'

const input = z.object({
  community: z.uuid(),
  importId: z.uuid(),
  step: z.enum(['check', 'import']),
})

export const runImportHandler = ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => runImport({ payload, ...input.parse(data) })
