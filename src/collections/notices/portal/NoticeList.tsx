import { Bell } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { z } from 'zod'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { countUnread, listNotices } from '@/kernel/notifications/operations/bell'
import { ownCommunities } from '@/kernel/portal/context'
import type { PortalContext } from '@/kernel/portal/context'
import { BellButton } from './components/BellButton'
import { NoticeRow } from './components/NoticeRow'

interface NoticeListProps {
  context: PortalContext
  /** Id of the last notice of the page before. */
  before?: string
}

const PAGE = 20

/** Communities of the person in which something else is unread. */
const Elsewhere = async ({ counts }: { counts: Readonly<Record<string, number>> }) => {
  const t = await getTranslations('notices.bell')
  const places = await ownCommunities()
  const waiting = places.flatMap(({ community: { id, slug, name } }) => {
    const count = counts[id] ?? 0
    return count > 0 ? [{ slug, text: t('elsewhere', { count, community: name }) }] : []
  })
  return waiting.length === 0 ? null : (
    <ul role="list" className="mb-4">
      {waiting.map(({ slug, text }) => (
        <li key={slug}>
          <Link href={`/c/${slug}/notices`} className="text-link inline-flex min-h-11 items-center">
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What the person was told in a community, newest first. */
export const NoticeList = async ({ context, before }: NoticeListProps) => {
  const { req, community, hasOthers } = context
  const [t, { communities }, { notices, next }] = await Promise.all([
    getTranslations('notices.bell'),
    countUnread(req),
    listNotices(req, {
      community: community.id,
      limit: PAGE,
      ...(z.uuid().safeParse(before).success && { before }),
    }),
  ])
  const { [community.id]: unread = 0, ...elsewhere } = communities
  const now = new Date()
  const base = `/c/${community.slug}`
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={community.name}
        title={t('title')}
        text={t('count', { count: unread })}
        {...(unread > 0 && {
          action: (
            <BellButton
              what="read-all"
              community={community.slug}
              labels={{ text: t('readAll'), pending: t('saving') }}
            />
          ),
        })}
      />
      {hasOthers && <Elsewhere counts={elsewhere} />}
      <Card isFlush className="overflow-hidden">
        {notices.length === 0 ? (
          <EmptyState icon={<Bell />} title={t('empty')} text={t('emptyText')} />
        ) : (
          <ul role="list" className="divide-line -my-2 divide-y">
            {notices.map((notice) => (
              <NoticeRow key={notice.id} context={context} notice={notice} now={now} />
            ))}
          </ul>
        )}
      </Card>
      <nav aria-label={t('pages')} className="mt-5 flex flex-wrap justify-between gap-3">
        {before === undefined ? (
          <LinkButton href={`${base}/settings/notifications`} variant="quiet" className="-ml-5">
            {t('choose')}
          </LinkButton>
        ) : (
          <LinkButton href={`${base}/notices`}>{t('newest')}</LinkButton>
        )}
        {next !== null && (
          <LinkButton href={`${base}/notices?before=${next}`}>{t('older')}</LinkButton>
        )}
      </nav>
    </div>
  )
}
