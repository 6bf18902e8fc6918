import type { AdminViewServerProps } from 'payload'
import { listPairs, pairOf } from '@/collections/duplicates/public'
import { hasFreshProof } from '@/collections/users/public'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { translatorFor } from '@/kernel/i18n/translate'
import { placeOf, wordOf } from '@/kernel/admin/place'
import type { Place } from '@/kernel/admin/place'
import { PeopleBar } from '../PeopleBar'
import { MergeStep } from './MergeStep'
import { PairItem } from './PairItem'
import './duplicates.css'

interface PartProps {
  view: AdminViewServerProps
  place: Place
}

const Pairs = async ({ view, place: { community } }: PartProps) => {
  const { req } = view.initPageResult
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const { total, pairs } = await listPairs(req, community.id)
  return (
    <>
      {wordOf(view, 'done') === '1' && (
        <p role="status" className="twin-done">
          {t('merge.done')}
        </p>
      )}
      {pairs.length === 0 && <p>{t('none')}</p>}
      {total > pairs.length && <p>{t('more', { shown: pairs.length, total })}</p>}
      <ul className="twins">
        {pairs.map((pair) => (
          <PairItem
            key={pair.accounts.map(({ id }) => id).join()}
            pair={pair}
            community={community}
            locale={locale}
            self={req.user?.id}
          />
        ))}
      </ul>
    </>
  )
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const Merge = async ({ view, place: { community } }: PartProps) => {
  const { req } = view.initPageResult
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const [keepId, mergeId] = [wordOf(view, 'keep'), wordOf(view, 'merge')]
  const isAsked = UUID.test(keepId) && UUID.test(mergeId) && mergeId !== req.user?.id
  const pair = isAsked ? await pairOf(req, community.id, [keepId, mergeId]) : null
  const keep = pair?.accounts.find(({ id }) => id === keepId)
  const merge = pair?.accounts.find(({ id }) => id === mergeId)
  if (!keep || !merge) {
    return (
      <>
        <p role="status">{t('merge.gone')}</p>
        <p>
          <a href={`/admin/duplicates?c=${community.slug}`}>{t('back')}</a>
        </p>
      </>
    )
  }
  return (
    <MergeStep
      keep={keep}
      merge={merge}
      community={community}
      locale={locale}
      isProved={await hasFreshProof(req)}
    />
  )
}

/** Accounts that look like one person, for management: tell them apart, or make them one. */
export const DuplicatesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const Part = wordOf(view, 'keep') === '' ? Pairs : Merge
  return (
    <PanelFrame view={view} title={t('title')} intro={t('intro')}>
      <PeopleBar place={place} locale={locale} current="duplicates" />
      <Part view={view} place={place} />
    </PanelFrame>
  )
}
