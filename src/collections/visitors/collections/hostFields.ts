import type { Field } from 'payload'
import { LABELS } from './labels'

/** Who asks somebody in, and to which home. Made anew for each collection: Payload writes into fields. */
export const hostFields = (): Field[] => [
  { name: 'host', type: 'relationship', relationTo: 'users', required: true, label: LABELS.host },
  { name: 'unit', type: 'relationship', relationTo: 'units', required: true, label: LABELS.unit },
]
