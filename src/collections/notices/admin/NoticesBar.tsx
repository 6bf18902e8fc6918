import { translatorFor } from '@/kernel/i18n/translate'
import type { Place } from '@/kernel/admin/place'
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
export const NoticesBar = ({ place: { community, managed }, locale, current }: NoticesBarProps) => {
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  return (
    <nav className="ledger-bar" aria-label={t('pages.label')}>
      {managed.length > 1 ? (
        <form method="get">
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
      <ul className="ledger-links">
        {PAGES.map(([page, path]) => (
          <li key={page}>
            <a
              href={`${path}?c=${community.slug}`}
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
