'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ResidentCard as Card } from '../operations/residentCard'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { useMoments } from './useMoments'

const Facts = ({ card, onOpen }: { card: Card; onOpen: (id: string) => void }) => {
  const t = useTranslations('conversations.inbox.card')
  const roles = useTranslations('roster.roles')
  const carriers = useTranslations('packages.carriers')
  const moments = useMoments()
  const { slug } = useInboxPlace()
  const roleOf = (role: string) => (roles.has(role) ? roles(role) : role)
  return (
    <div className="inbox-card">
      <ul>
        {card.people.map(({ id, name, email, phone, roles: held, since }) => (
          <li key={id}>
            <strong>{name}</strong> {held.map(roleOf).join(', ')}
            {since !== null && ` ${t('since', { day: moments.day(since) })}`}
            <br />
            <a href={`mailto:${email}`}>{email}</a>
            {phone !== null && (
              <>
                {' · '}
                <a href={`tel:${phone}`}>{phone}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <dl>
        {card.unit && (
          <div>
            <dt>{t('unit')}</dt>
            <dd>
              <a href={`/admin/unit-card?c=${slug}&unit=${card.unit.id}`}>{card.unit.label}</a>
            </dd>
          </div>
        )}
        {card.unit && (
          <div>
            <dt>{t('household')}</dt>
            <dd>
              {card.household.map(({ name, role }) => `${name} (${roleOf(role)})`).join(', ')}
              {card.withoutAccount > 0 &&
                ` · ${t('withoutAccount', { count: card.withoutAccount })}`}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('matters')}</dt>
          <dd>
            {card.matters.length === 0 && t('noMatters')}
            {card.matters.map(({ id, subject, topic, at }) => (
              <button key={id} type="button" className="inbox-link" onClick={() => onOpen(id)}>
                {subject ?? topic ?? moments.at(at)}
              </button>
            ))}
          </dd>
        </div>
        {card.unit && (
          <div>
            <dt>{t('deliveries')}</dt>
            <dd>
              {card.deliveries.length === 0 && t('noDeliveries')}
              <ul>
                {card.deliveries.map(({ id, carrier, status, at }) => (
                  <li key={id}>
                    {carriers.has(carrier) ? carriers(carrier) : carrier}:{' '}
                    {t.has(`parcels.${status}`)
                      ? t(`parcels.${status}`, { day: moments.day(at) })
                      : moments.day(at)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}

/** Who writes: shown when somebody asks for it, because the look is written down. */
export const ResidentCard = ({ id, onOpen }: { id: string; onOpen: (id: string) => void }) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const [card, setCard] = useState<Card | null>(null)
  const [problem, setProblem] = useState('')
  const look = async () => {
    setProblem('')
    const answer = await ask<Card>('POST', `${base}/${id}/card`)
    if (answer.isOk) setCard(answer.body)
    else setProblem(answer.message || t('failed'))
  }
  return (
    <details
      className="inbox-resident"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void look()
      }}
    >
      <summary>{t('card.show')}</summary>
      <p className="inbox-hint">{t('card.notice')}</p>
      {problem !== '' && <p role="alert">{problem}</p>}
      {card && <Facts card={card} onOpen={onOpen} />}
    </details>
  )
}
