import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import type { Access } from 'payload'

/**
 * The bare Payload app that the product is measured against: what somebody gets who writes one
 * collection and nothing else. Signed-in people may do everything; no versions, no row-level
 * security, no hooks, the stock adapter.
 */
const signedIn: Access = ({ req }) => Boolean(req.user)
const access = { create: signedIn, read: signedIn, update: signedIn, delete: signedIn }

const { DATABASE_URL, PAYLOAD_SECRET, YARDSTICK_POOL, YARDSTICK_PUSH } = process.env

export default buildConfig({
  secret: PAYLOAD_SECRET ?? '',
  telemetry: false,
  db: postgresAdapter({
    // Payload pushes outside production alone: once, into the empty database of a run.
    push: YARDSTICK_PUSH === 'true',
    pool: { connectionString: DATABASE_URL, max: Number(YARDSTICK_POOL) },
  }),
  admin: { user: 'users' },
  typescript: { autoGenerate: false },
  collections: [
    { slug: 'users', auth: true, access, fields: [{ name: 'name', type: 'text' }] },
    {
      // The fields that a parcel of the product has.
      slug: 'parcels',
      access,
      versions: false,
      fields: [
        { name: 'summary', type: 'text' },
        { name: 'unit', type: 'text', required: true, index: true },
        { name: 'recipient', type: 'relationship', relationTo: 'users' },
        { name: 'recipientName', type: 'text', maxLength: 120 },
        { name: 'carrier', type: 'select', required: true, options: ['dhl', 'ups', 'other'] },
        { name: 'carrierName', type: 'text', maxLength: 60 },
        { name: 'trackingNumber', type: 'text', maxLength: 60 },
        { name: 'shelf', type: 'text', maxLength: 30 },
        { name: 'notes', type: 'textarea', maxLength: 500 },
        {
          name: 'status',
          type: 'select',
          defaultValue: 'received',
          index: true,
          options: ['received', 'collected', 'returned', 'lost'],
        },
        { name: 'pickupCode', type: 'text', index: true },
        { name: 'receivedAt', type: 'date', index: true },
        { name: 'receivedBy', type: 'relationship', relationTo: 'users' },
        { name: 'notifiedAt', type: 'date' },
        { name: 'closedAt', type: 'date' },
        { name: 'closedBy', type: 'relationship', relationTo: 'users' },
        { name: 'collectorName', type: 'text' },
        { name: 'releaseMethod', type: 'text' },
      ],
    },
  ],
})
