'use client'

import { useTranslations } from 'next-intl'
import type { BookOverview } from '../operations/overview'
import { DayForm } from './DayForm'
import type { PanelPlace } from '@/kernel/admin/StoredBox'
import { Problem } from './Problem'
import { useAsked } from './useAsked'

/** Publishing all that is approved of a book, so that people are told once. */
export const BookPanel = ({ id, place }: { id: string; place: PanelPlace }) => {
  const t = useTranslations('rules.panel')
  const base = `/api/c/${place.slug}/rule-books/${id}`
  const { value, problem, isBusy, send } = useAsked<BookOverview>(`${base}/overview`, t('failed'))
  if (value === null) return null
  return (
    <section className="panel-box" aria-labelledby="rules-book">
      <h3 id="rules-book">{t('book.title')}</h3>
      <p>{t('book.inForce', { count: value.inForce })}</p>
      <p>{t('book.approved', { count: value.approved })}</p>
      {value.approved > 0 && (
        <DayForm
          label={t('book.day')}
          submit={t('book.publish')}
          hint={t('book.zone', { zone: place.timeZone })}
          today={value.today}
          isBusy={isBusy}
          onChoose={(from) => void send(`${base}/publication`, { from })}
        />
      )}
      <Problem text={problem} />
      <p>
        <a className="panel-button" href={`/c/${place.slug}/rules/${id}`}>
          {t('book.page')}
        </a>
      </p>
    </section>
  )
}
