import { PlaceBar } from '@/kernel/admin/PlaceBar'
import type { Place } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'

/** Pages that are for managers alone come after the inbox. */
const PAGES = [
  { name: 'inbox', path: '/admin/inbox' },
  { name: 'report', path: '/admin/inbox-report' },
  { name: 'replies', path: '/admin/collections/saved-replies' },
  { name: 'topics', path: '/admin/collections/message-topics' },
] as const

interface InboxBarProps {
  place: Place
  locale: string
  current: 'inbox' | 'report'
  isManager: boolean
}

/** Which community the inbox is about, and the pages about messages. */
export const InboxBar = ({ place, locale, current, isManager }: InboxBarProps) => {
  const t = translatorFor({ locale, namespace: 'conversations.inbox' })
  return (
    <PlaceBar
      place={place}
      labels={{ pages: t('report.pages'), community: t('community'), show: t('show') }}
      pages={PAGES.filter(({ name }) => isManager || name === 'inbox').map(({ name, path }) => ({
        path,
        text: t(`report.${name === 'report' ? 'link' : name}`),
        isCurrent: name === current,
      }))}
    />
  )
}
