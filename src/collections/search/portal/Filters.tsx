import { useTranslations } from 'next-intl'
import { WHENS } from '../domain/when'
import type { KindCount } from '../operations/search'
import { FilterLinks } from './FilterLinks'
import { addressOf } from './address'
import type { Looked } from './address'

interface FiltersProps {
  /** Of the page. */
  path: string
  looked: Looked
  counts: readonly KindCount[]
}

/** What of all that was found is shown: which kinds, and from when on. */
export const Filters = ({ path, looked, counts }: FiltersProps) => {
  const t = useTranslations('search')
  const countOf = ({ count, hasMore }: KindCount) => ({
    shown: hasMore ? t('countMany', { count }) : String(count),
    said: t(hasMore ? 'countedMany' : 'counted', { count }),
  })
  const kinds = [
    {
      href: addressOf(path, { ...looked, only: undefined }),
      text: t('everything'),
      isChosen: looked.only === undefined,
    },
    ...counts.map((kind) => ({
      href: addressOf(path, { ...looked, only: kind.name }),
      text: kind.title,
      count: countOf(kind),
      isChosen: looked.only === kind.name,
    })),
  ]
  const times = [undefined, ...WHENS].map((when) => ({
    href: addressOf(path, { ...looked, when }),
    text: t(`whens.${when ?? 'any'}`),
    isChosen: looked.when === when,
  }))
  return (
    <div className="mb-6 flex flex-col gap-3">
      <FilterLinks label={t('kinds')} links={kinds} />
      <FilterLinks label={t('time')} links={times} />
    </div>
  )
}
