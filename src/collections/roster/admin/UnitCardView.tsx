import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { isAppError } from '@/kernel/errors'
import { translatorFor } from '@/kernel/i18n/translate'
import { assignedOf, staffOf } from '../operations/handOver'
import { unitCard } from '../operations/unitCard'
import { CardPerson } from './CardPerson'
import { GrantSteps } from './GrantSteps'
import { InviteButton } from './InviteButton'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { PeopleBar } from './PeopleBar'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One unit: who, since when, how to reach them, what waits, and every grant with its reason. */
export const UnitCardView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const id = wordOf(view, 'unit')
  if (!UUID.test(id)) notFound()
  const card = await unitCard(req, community.id, id).catch((error: unknown) => {
    if (isAppError(error)) return notFound()
    throw error
  })
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'roster' })
  const now = card.memberships.filter(({ isOver }) => !isOver)
  const past = card.memberships.filter(({ isOver }) => isOver)
  const facts = [
    [t('columns.type'), t(`types.${card.type}`)],
    [t('columns.floor'), card.floor ?? '–'],
    [t('panel.card.parcels'), String(card.parcels)],
    [t('panel.card.household'), String(card.household)],
    [t('panel.card.contacts'), String(card.contacts)],
    [t('panel.card.pets'), String(card.pets)],
    [t('panel.card.vehicles'), card.vehicles.map(({ plate }) => plate).join(', ') || '–'],
  ] as const
  const assigned = await assignedOf(req, community.id, now)
  const staff = assigned.size > 0 ? await staffOf(req, community.id) : []
  const shared = { staff, community, locale, isSelf: (user: string) => user === req.user?.id }
  return (
    <PanelFrame view={view} title={card.label}>
      <PeopleBar place={place} locale={locale} current="residents" />
      <dl className="people-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('panel.card.now')}</h2>
      {now.length === 0 && <p>{t('panel.nobody')}</p>}
      <ul className="people-cards">
        {now.map((membership) => (
          <CardPerson
            key={membership.id}
            membership={membership}
            unit={card.id}
            roles={RESIDENT_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
            assigned={assigned.get(membership.id) ?? []}
            {...shared}
          />
        ))}
      </ul>
      {card.listed.length > 0 && (
        <>
          <h2>{t('panel.card.listed')}</h2>
          <p>{t('panel.card.listedHint')}</p>
          <ul className="people-cards">
            {card.listed.map((entry) => (
              <li key={entry.id}>
                <h3>
                  <a href={`/admin/collections/roster-entries/${entry.id}`}>{entry.name}</a>
                </h3>
                <p>
                  {t(`roles.${entry.role}`)}
                  {[entry.email, entry.phone].filter(Boolean).map((way) => ` · ${String(way)}`)}
                </p>
                <InviteButton
                  href={`/api/c/${community.slug}/invitations`}
                  entry={entry.id}
                  labels={{
                    invite: t('panel.card.invite'),
                    invited: t('panel.card.invited'),
                    letter: t('panel.card.letter'),
                    failed: t('panel.failed'),
                  }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>{t('panel.card.past')}</h2>
          <ul className="people-cards">
            {past.map((membership) => (
              <CardPerson
                key={membership.id}
                membership={membership}
                unit={card.id}
                roles={[]}
                assigned={[]}
                {...shared}
              />
            ))}
          </ul>
        </>
      )}
      <h2>{t('panel.card.audit')}</h2>
      <GrantSteps steps={card.audit} community={community} locale={locale} />
    </PanelFrame>
  )
}
