import type { UIFieldServerComponent } from 'payload'

import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { translatorFor } from '@/kernel/i18n/translate'

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : ''

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

/** What happened to the parcel, in order; to read, not to change. */
export const PackageTimeline: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  if (id === undefined) return null
  const scope = await scopeOf(req)
  const community = textIn(data, 'community')
  if (community !== undefined && rolesIn(scope, community).length === 0) return null
  const { docs } = await req.payload.find({
    collection: 'package-events',
    depth: 1,
    limit: 100,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'at',
    where: { package: { equals: id } },
  })
  const t = translatorFor({ locale: i18n.language, namespace: 'packages' })
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section style={{ marginBlock: '1.5rem' }}>
      <h3>{t('timeline.title')}</h3>
      <ol style={{ listStyle: 'none', padding: 0 }}>
        {docs.map((step) => (
          <li key={step.id} style={{ paddingBlock: '0.25rem' }}>
            <time dateTime={step.at}>{format.format(new Date(step.at))}</time>
            {' · '}
            <strong>{t(`timeline.${step.kind}`)}</strong>
            {[nameOf(step.actor), step.note ?? ''].filter(Boolean).map((part) => ` · ${part}`)}
          </li>
        ))}
      </ol>
    </section>
  )
}
