import { Eye, ListX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { looksAtMyVisits } from '../operations/looks'

/** Who of those who work here looked up a resident's visits. */
export const LooksHome = async ({ context }: { context: PortalContext }) => {
  const { req, community, format } = context
  const [t, roleOf, looks] = await Promise.all([
    getTranslations('visitors.looks'),
    getTranslations('users.roles'),
    looksAtMyVisits({ req, community: community.id }),
  ])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        back={{ href: `/c/${community.slug}/visitors`, label: t('back') }}
        title={t('title')}
        text={t('text')}
      />
      {looks.length === 0 ? (
        <EmptyState icon={<ListX />} title={t('none')} text={t('noneText')} />
      ) : (
        <Card isFlush>
          <List>
            {looks.map(({ id, at, actor, roles, what, reason, name }) => {
              const held = roles.map((role) => roleOf(role)).join(', ')
              const who = actor ?? t('somebody')
              const whose = name === null ? t(`removed.${what}`) : t(`what.${what}`, { name })
              return (
                <ListItem
                  key={id}
                  leading={<Eye aria-hidden className="text-muted mt-0.5 size-5" />}
                  title={held === '' ? who : t('who', { name: who, roles: held })}
                  text={[whose, t(`reasons.${reason}`)].join(' · ')}
                  meta={<time dateTime={at.toISOString()}>{format.dateTime(at)}</time>}
                />
              )
            })}
          </List>
        </Card>
      )}
    </div>
  )
}
