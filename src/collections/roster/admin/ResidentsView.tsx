import type { AdminViewServerProps } from 'payload'
import { countPairs } from '@/collections/duplicates/public'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { translatorFor } from '@/kernel/i18n/translate'
import { countPeople, PAGE_UNITS, PEOPLE_FILTERS, unitsWithPeople } from '../operations/people'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { PeopleBar } from './PeopleBar'
import { UnitRow } from './UnitRow'

/** Who lives and owns where, by building and unit; for management. */
export const ResidentsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const words = wordOf(view, 'q')
  const filter = PEOPLE_FILTERS.find((one) => one === wordOf(view, 'show')) ?? 'all'
  const page = Math.max(1, Math.trunc(Number(wordOf(view, 'page')) || 1))
  const counts = await countPeople(req, community.id)
  const alike = await countPairs(req, community.id)
  const { units, total } = await unitsWithPeople({
    req,
    community: community.id,
    words,
    filter,
    page,
  })
  const pages = Math.max(1, Math.ceil(total / PAGE_UNITS))
  const link = (change: Record<string, string>) =>
    `/admin/residents?${new URLSearchParams({
      c: community.slug,
      ...(words && { q: words }),
      ...(filter !== 'all' && { show: filter }),
      ...change,
    }).toString()}`
  return (
    <PanelFrame view={view} title={t('residents.title')}>
      <PeopleBar place={place} locale={locale} current="residents" />
      <p className="people-counts">
        {t('residents.counts', { units: counts.units, empty: counts.empty, here: counts.here })}
      </p>
      {alike > 0 && (
        <p className="people-alike">
          <a href={`/admin/duplicates?c=${community.slug}`}>
            {translatorFor({ locale, namespace: 'duplicates' })('link', { count: alike })}
          </a>
        </p>
      )}
      <form method="get" className="people-search" role="search">
        <input type="hidden" name="c" value={community.slug} />
        {filter !== 'all' && <input type="hidden" name="show" value={filter} />}
        <label>
          <span>{t('residents.search')}</span>
          <input type="search" name="q" defaultValue={words} maxLength={80} />
        </label>
        <button type="submit">{t('residents.find')}</button>
      </form>
      <ul className="people-filters" aria-label={t('residents.filter')}>
        {PEOPLE_FILTERS.map((one) => (
          <li key={one}>
            <a
              href={link({ show: one, page: '1' })}
              {...(one === filter && { 'aria-current': 'true' as const })}
            >
              {t(`filters.${one}`)}
              {one !== 'all' && <b>{counts[one]}</b>}
            </a>
          </li>
        ))}
      </ul>
      {units.length === 0 ? (
        <p className="people-empty">
          {counts.units === 0 ? t('residents.noUnits') : t('residents.nothing')}{' '}
          {counts.units === 0 && (
            <a href={`/admin/roster-import?c=${community.slug}`}>{t('pages.roster-import')}</a>
          )}
        </p>
      ) : (
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('residents.people')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <UnitRow key={unit.id} unit={unit} community={community} locale={locale} />
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <p className="people-pages">
          {page > 1 && <a href={link({ page: String(page - 1) })}>{t('residents.before')}</a>}
          <span>{t('residents.page', { page, pages })}</span>
          {page < pages && <a href={link({ page: String(page + 1) })}>{t('residents.next')}</a>}
        </p>
      )}
    </PanelFrame>
  )
}
