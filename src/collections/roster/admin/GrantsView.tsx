import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { translatorFor } from '@/kernel/i18n/translate'
import { grantsOf } from '../operations/unitCard'
import { GrantSteps } from './GrantSteps'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { PeopleBar } from './PeopleBar'

/** Every right that was given and taken in the community. */
export const GrantsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const page = Math.max(1, Math.trunc(Number(wordOf(view, 'page')) || 1))
  const steps = await grantsOf(req, place.community.id, page)
  const href = (to: number) => `/admin/grants?c=${place.community.slug}&page=${String(to)}`
  return (
    <PanelFrame view={view} title={t('pages.grants')} intro={t('steps.intro')}>
      <PeopleBar place={place} locale={locale} current="grants" />
      <GrantSteps steps={steps} community={place.community} locale={locale} />
      <p className="people-pages">
        {page > 1 && <a href={href(page - 1)}>{t('residents.before')}</a>}
        {steps.length === 100 && <a href={href(page + 1)}>{t('residents.next')}</a>}
      </p>
    </PanelFrame>
  )
}
