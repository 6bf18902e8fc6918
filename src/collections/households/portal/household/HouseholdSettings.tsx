import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { Notice } from '@/components/ui/Notice'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import type { EntryKind } from '../../domain/entries'
import { livingHere, myEntries, myHomes, myUnitsElsewhere } from '../queries'
import type { MyHome } from '../queries'
import { rowsOf } from './rowsOf'

interface SectionProps {
  context: PortalContext
  kind: EntryKind
  /** Of the unit, or without one: the person's own. */
  unit: string | null
  mayAdd: boolean
}

/** Whoever is back is not away any more. */
const isOver = (entry: object): boolean =>
  'until' in entry &&
  typeof entry.until === 'string' &&
  Date.parse(entry.until) < systemClock.now().getTime()

/** What is written down of one kind, and the way to add to it. */
const Section = async ({ context, kind, unit, mayAdd }: SectionProps) => {
  const t = await getTranslations('households')
  const entries = (await myEntries(context, kind)).filter(
    (entry) => (entry.unit ?? null) === unit && !isOver(entry),
  )
  const rows = rowsOf({ kind, entries, t, context })
  const base = `/c/${context.community.slug}/settings/household/${kind}`
  const title = kind === 'contacts' && unit === null ? t('contacts.own') : t(`${kind}.title`)
  return (
    <Card title={title} isFlush>
      <p className="text-muted px-5 pb-2 sm:px-6">{t(`${kind}.text`)}</p>
      {rows.length > 0 && (
        <List>
          {rows.map(({ id, title: name, text }) => (
            <ListItem key={id} href={`${base}/${id}`} title={name} {...(text !== '' && { text })} />
          ))}
        </List>
      )}
      {mayAdd && (
        <div className="px-5 pt-2 pb-3 sm:px-6">
          <LinkButton href={`${base}/new?unit=${unit ?? ''}`}>
            <Plus aria-hidden />
            {t(`${kind}.add`)}
          </LinkButton>
        </div>
      )}
    </Card>
  )
}

const People = async ({ context, home }: { context: PortalContext; home: MyHome }) => {
  const t = await getTranslations()
  const base = `/c/${context.community.slug}/settings/household/people`
  return (
    <Card title={t('households.people.title')} isFlush>
      <List>
        {home.residents.map((person) => (
          <ListItem
            key={person.membership}
            leading={<Avatar name={person.name} />}
            title={
              person.user === context.person.id
                ? t('households.people.you', { name: person.name })
                : person.name
            }
            text={t(`users.roles.${person.role}`)}
            {...((home.isHead || person.user === context.person.id) && {
              href: `${base}/${person.membership}`,
            })}
            {...(person.speaksForUnit && {
              badges: <Badge tone="accent">{t('households.people.speaks')}</Badge>,
            })}
          />
        ))}
      </List>
    </Card>
  )
}

const SAID = ['saved', 'removed', 'ended', 'asked', 'invited', 'withdrawn'] as const

/** A person's homes: who lives there, whom to call, what belongs to it. */
export const HouseholdSettings = async ({
  context,
  done,
  renderInvitations,
}: {
  context: PortalContext
  done: string | undefined
  /** Whom those who look after a unit asked in; another slice knows. */
  renderInvitations: (unit: string) => ReactNode
}) => {
  const [t, homes, elsewhere, living] = await Promise.all([
    getTranslations('households'),
    myHomes(context),
    myUnitsElsewhere(context),
    livingHere(context),
  ])
  const shared = { context }
  const said = SAID.find((one) => one === done)
  return (
    <>
      {said !== undefined && (
        <div role="status">
          <Notice tone="success">{t(`done.${said}`)}</Notice>
        </div>
      )}
      {elsewhere.map(({ membership, label }) => (
        <Notice
          key={membership}
          title={t('elsewhere.title', { unit: label })}
          action={
            <LinkButton
              href={`/c/${context.community.slug}/settings/household/people/${membership}`}
            >
              {t('elsewhere.change')}
            </LinkButton>
          }
        >
          {t('elsewhere.text')}
        </Notice>
      ))}
      {homes.map((home) => (
        <section key={home.unit} aria-label={t('home', { unit: home.label })} className="contents">
          <h2 className="text-xl font-bold">{t('home', { unit: home.label })}</h2>
          <People context={context} home={home} />
          {home.isHead && renderInvitations(home.unit)}
          <Section {...shared} kind="members" unit={home.unit} mayAdd={home.isHead} />
          <Section {...shared} kind="absences" unit={home.unit} mayAdd />
          <Section {...shared} kind="contacts" unit={home.unit} mayAdd />
          {living.vehicles && <Section {...shared} kind="vehicles" unit={home.unit} mayAdd />}
          {living.pets && <Section {...shared} kind="pets" unit={home.unit} mayAdd />}
          {living.assistanceRegister && (
            <Section {...shared} kind="assistance" unit={home.unit} mayAdd />
          )}
        </section>
      ))}
      <Section {...shared} kind="contacts" unit={null} mayAdd />
    </>
  )
}
