import { Megaphone } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import { countUnreadAnnouncements } from '../operations/readList'
import { AnnouncementRows } from './AnnouncementRows'
import { myAnnouncements } from './queries'
import type { ListPage, ListSearch } from './queries'

interface ListProps {
  context: PortalContext
  search: ListSearch
}

const addressOf = (base: string, search: ListSearch): string => {
  const parts = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const query = new URLSearchParams(parts).toString()
  return query === '' ? base : `${base}?${query}`
}

interface FiltersProps {
  base: string
  page: ListPage
}

const Filters = async ({ base, page }: FiltersProps) => {
  const t = await getTranslations('announcements')
  const { show, category, q, categories } = page
  const kept = { q, ...(show === 'earlier' && { show }) }
  const choices = [{ id: undefined, name: t('all') }, ...(categories.length > 0 ? categories : [])]
  return (
    <div className="mb-5 flex flex-col gap-3">
      <nav aria-label={t('filters')} className="flex flex-wrap gap-2">
        {categories.length > 0 &&
          choices.map(({ id, name }) => (
            <LinkButton
              key={id ?? 'all'}
              href={addressOf(base, { ...kept, category: id })}
              variant={id === category ? 'primary' : 'secondary'}
              {...(id === category && { 'aria-current': 'page' as const })}
            >
              {name}
            </LinkButton>
          ))}
        <LinkButton
          href={addressOf(base, { q, category, ...(show === 'current' && { show: 'earlier' }) })}
          variant="quiet"
        >
          {show === 'current' ? t('earlier') : t('current')}
        </LinkButton>
        <LinkButton href={`${base}/calendar`} variant="quiet">
          {t('calendar.link')}
        </LinkButton>
      </nav>
      <form role="search" action={base} className="flex flex-wrap items-end gap-3">
        {show === 'earlier' && <input type="hidden" name="show" value="earlier" />}
        {category !== undefined && <input type="hidden" name="category" value={category} />}
        <TextField
          name="q"
          type="search"
          label={t('search')}
          defaultValue={q}
          maxLength={80}
          className="min-w-0 grow"
        />
        <Button type="submit">{t('searchSubmit')}</Button>
      </form>
    </div>
  )
}

/** What the management announces to the person: those pinned first, then the newest. */
export const AnnouncementList = async ({ context, search }: ListProps) => {
  const { req, community } = context
  const [t, page, unread] = await Promise.all([
    getTranslations('announcements'),
    myAnnouncements(context, search),
    countUnreadAnnouncements(req, community.id),
  ])
  const base = `/c/${community.slug}/announcements`
  const { show, category, q, announcements, next } = page
  const here = { q, category, ...(show === 'earlier' && { show }) }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={community.name}
        title={t('title')}
        {...(unread > 0 && { text: t('unread', { count: unread }) })}
      />
      <Filters base={base} page={page} />
      <Card
        title={show === 'earlier' ? t('earlier') : t('current')}
        isFlush
        className="overflow-hidden"
      >
        {announcements.length === 0 ? (
          <EmptyState icon={<Megaphone />} title={t('empty')} text={t('emptyText')} />
        ) : (
          <AnnouncementRows context={context} announcements={announcements} now={new Date()} />
        )}
      </Card>
      <nav aria-label={t('pages')} className="mt-5 flex flex-wrap justify-between gap-3">
        {search.before !== undefined && (
          <LinkButton href={addressOf(base, here)}>{t('newest')}</LinkButton>
        )}
        {next !== null && (
          <LinkButton href={addressOf(base, { ...here, before: next })}>{t('older')}</LinkButton>
        )}
      </nav>
    </div>
  )
}
