import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import config from '../../../payload.config'

/** The types that are generated here are the product's, which has no such collection. */
const PARCELS = 'parcels' as string as 'packages'

interface Parcel {
  id: string
  unit: string
  carrier: string
  recipientName: string
  status: string
  receivedAt: string
}

/** The page that somebody writes first: the newest 20 of a collection, for whoever is signed in. */
export default async function ParcelsPage() {
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: await headers() })
  if (!user) notFound()
  const { docs } = await payload.find({
    collection: PARCELS,
    limit: 20,
    depth: 0,
    sort: '-receivedAt',
    overrideAccess: false,
    user,
  })
  const parcels = docs as unknown as Parcel[]
  return (
    <main>
      <h1>Parcels</h1>
      <ul>
        {parcels.map(({ id, unit, carrier, recipientName, status, receivedAt }) => (
          <li key={id}>
            <h2>{recipientName}</h2>
            <p>
              {unit} · {carrier} · {status} · {receivedAt}
            </p>
          </li>
        ))}
      </ul>
    </main>
  )
}
