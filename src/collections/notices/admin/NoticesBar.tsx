import { PlaceBar } from '@/kernel/admin/PlaceBar'
import type { Place } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import './notices.css'

const PAGES = [
  ['notices', '/admin/notices'],
  ['contacts', '/admin/contact-health'],
  ['channels', '/admin/notice-channels'],
  ['templates', '/admin/notice-templates'],
] as const

interface NoticesBarProps {
  place: Place
  locale: string
  current: (typeof PAGES)[number][0]
}

/** Which community this is about, and the pages about its notices. */
export const NoticesBar = ({ place, locale, current }: NoticesBarProps) => {
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  return (
    <PlaceBar
      place={place}
      labels={{ pages: t('pages.label'), community: t('community'), show: t('show') }}
      pages={PAGES.map(([page, path]) => ({
        path,
        text: t(`pages.${page}`),
        isCurrent: page === current,
      }))}
    />
  )
}
