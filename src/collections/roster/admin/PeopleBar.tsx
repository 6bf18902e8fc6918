import { PlaceBar } from '@/kernel/admin/PlaceBar'
import type { Place } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import './people.css'

const PAGES = ['residents', 'staff', 'roster-import', 'grants', 'duplicates'] as const

interface PeopleBarProps {
  place: Place
  locale: string
  current: (typeof PAGES)[number]
}

/** Which community this is about, and the pages about its people. */
export const PeopleBar = ({ place, locale, current }: PeopleBarProps) => {
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  return (
    <PlaceBar
      place={place}
      labels={{ pages: t('pages.label'), community: t('community'), show: t('show') }}
      pages={PAGES.map((page) => ({
        path: `/admin/${page}`,
        text: t(`pages.${page}`),
        isCurrent: page === current,
      }))}
    />
  )
}
