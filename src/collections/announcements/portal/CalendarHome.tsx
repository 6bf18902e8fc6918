import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { feedSince } from '../operations/calendarFeed'
import { CalendarForms } from './components/CalendarForms'

/** The person's own address for their calendar. */
export const CalendarHome = async ({ context }: { context: PortalContext }) => {
  const { req, community, format } = context
  const [t, since] = await Promise.all([
    getTranslations('announcements.calendar'),
    feedSince({ req, community: community.id }),
  ])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        back={{ href: `/c/${community.slug}/announcements`, label: t('back') }}
        title={t('title')}
        text={t('text')}
      />
      <Card>
        <p className="mb-5">
          {since === null ? t('how') : t('since', { when: format.date(since) })}
        </p>
        <CalendarForms
          community={community.slug}
          hasOne={since !== null}
          labels={{
            make: t('make'),
            again: t('again'),
            making: t('making'),
            address: t('address'),
            once: t('once'),
            end: t('end'),
            ending: t('ending'),
            ended: t('ended'),
          }}
        />
      </Card>
    </div>
  )
}
