import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/Card'
import { List } from '@/components/ui/List'
import { Notice } from '@/components/ui/Notice'
import { formatPhone } from '@/kernel/phone'
import type { PortalContext } from '@/kernel/portal/context'
import { hasLooked } from '../operations/looks'
import { assistanceRegister, unitCard } from '../operations/unitCard'

const Line = ({
  title,
  texts,
  phone,
}: {
  title: string
  texts: string[]
  phone?: string | null
}) => (
  <li className="px-5 py-3.5 sm:px-6">
    <p className="font-semibold">{title}</p>
    {texts.map((text) => (
      <p key={text}>{text}</p>
    ))}
    {phone && (
      <a href={`tel:${phone}`} className="text-link inline-flex min-h-11 items-center text-lg">
        {formatPhone(phone)}
      </a>
    )}
  </li>
)

const Part = ({
  title,
  children,
  isEmpty,
}: {
  title: string
  children: ReactNode
  isEmpty: boolean
}) =>
  isEmpty ? null : (
    <Card title={title} isFlush>
      <List>{children}</List>
    </Card>
  )

const given = (...texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text) => typeof text === 'string' && text !== '').map(String)

/** A unit as the desk needs it in an emergency; whoever has not said why is asked. */
export const UnitCard = async ({ context, unit }: { context: PortalContext; unit: string }) => {
  const { req, community, format } = context
  const who = { req, community: community.id }
  if (!(await hasLooked({ ...who, unit }))) redirect(`/c/${community.slug}/desk/people`)
  const t = await getTranslations('households')
  const card = await unitCard({ ...who, unit })
  const roles = new Map(card.residents.map(({ user, role }) => [user, role]))
  const tr = await getTranslations('users.roles')
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      {card.away !== null && (
        <Notice tone="info" title={t('desk.away', { date: format.date(card.away.until) })}>
          {card.away.holdParcels && t('desk.hold')}
        </Notice>
      )}
      <Part title={t('assistance.title')} isEmpty={card.assistance.length === 0}>
        {card.assistance.map(({ id, title, kind, phone, text }) => (
          <Line key={id} title={title} texts={given(kind, phone, text)} />
        ))}
      </Part>
      <Part title={t('people.title')} isEmpty={card.needs.length === 0}>
        {card.needs.map(({ id, title, kind, phone, text }) => {
          const role = roles.get(id)
          return (
            <Line
              key={id}
              title={title}
              texts={given(role && tr(role), kind, text)}
              phone={phone}
            />
          )
        })}
      </Part>
      <Part title={t('members.title')} isEmpty={card.members.length === 0}>
        {card.members.map(({ id, title, kind, phone, text }) => (
          <Line
            key={id}
            title={title}
            texts={given(t(`members.options.relation.${kind ?? 'other'}`), text)}
            phone={phone}
          />
        ))}
      </Part>
      <Part title={t('desk.contacts')} isEmpty={card.contacts.length === 0}>
        {card.contacts.map(({ id, title, kind, phone, text }) => (
          <Line
            key={id}
            title={title}
            texts={given(t(`contacts.options.kind.${kind ?? 'other'}`), text)}
            phone={phone}
          />
        ))}
      </Part>
    </div>
  )
}

/** Everybody who needs help in an emergency; whoever has not said why is asked. */
export const Register = async ({ context }: { context: PortalContext }) => {
  const { req, community } = context
  const who = { req, community: community.id }
  if (!(await hasLooked({ ...who, unit: null }))) redirect(`/c/${community.slug}/desk/people`)
  const entries = await assistanceRegister(who)
  return (
    <Card isFlush className="max-w-2xl">
      <List>
        {entries.map(({ id, unit, title, kind, phone, text }) => (
          <Line key={id} title={`${unit} · ${title}`} texts={given(kind, phone, text)} />
        ))}
      </List>
    </Card>
  )
}
