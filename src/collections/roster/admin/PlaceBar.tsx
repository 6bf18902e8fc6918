import { translatorFor } from '@/kernel/i18n/translate'
import type { Place } from '@/kernel/admin/place'
import './people.css'

const PAGES = ['residents', 'staff', 'roster-import', 'grants', 'duplicates'] as const

interface PlaceBarProps {
  place: Place
  locale: string
  current: (typeof PAGES)[number]
}

/** Which community this is about, and the pages about its people. */
export const PlaceBar = ({ place: { community, managed }, locale, current }: PlaceBarProps) => {
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  return (
    <nav className="people-bar" aria-label={t('pages.label')}>
      {managed.length > 1 ? (
        <form method="get" className="people-place">
          <label>
            <span>{t('community')}</span>
            <select name="c" defaultValue={community.slug}>
              {managed.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{t('show')}</button>
        </form>
      ) : (
        <strong>{community.name}</strong>
      )}
      <ul>
        {PAGES.map((page) => (
          <li key={page}>
            <a
              href={`/admin/${page}?c=${community.slug}`}
              {...(page === current && { 'aria-current': 'page' as const })}
            >
              {t(`pages.${page}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
