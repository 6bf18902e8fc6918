import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import type { ClauseChange } from '../operations/changes'
import { dayWords } from '../operations/dayWords'
import { bookPath, changesPath, versionPath } from '../operations/paths'
import { DiffText } from './DiffText'
import type { ChangesPage } from './queries'

interface ChangesViewProps {
  context: PortalContext
  page: ChangesPage
  language: string | undefined
}

const TONES: Readonly<Record<ClauseChange['kind'], Tone>> = {
  new: 'success',
  changed: 'info',
  repealed: 'danger',
}

const Change = async ({ context, change }: { context: PortalContext; change: ClauseChange }) => {
  const t = await getTranslations('rules')
  const { id, number, language, title, text, kind, from } = change
  return (
    <Card>
      <h2 className="text-lg font-semibold break-words">
        <Link
          href={versionPath(context.community.slug, id)}
          prefetch={false}
          className="text-link inline-block py-2"
        >
          {number} <DiffText parts={title} language={language} />
        </Link>
      </h2>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[kind]}>{t(`changes.${kind}`)}</Badge>
        <span className="text-muted">
          {t('version.from', { day: dayWords(context.locale)(from) })}
        </span>
      </div>
      <p>
        <DiffText parts={text} language={language} />
      </p>
    </Card>
  )
}

/** What changed in a book between two days, word by word. */
export const ChangesView = async ({ context, page, language }: ChangesViewProps) => {
  const t = await getTranslations('rules')
  const { slug } = context.community
  const { book, from, until, changes } = page
  const day = dayWords(context.locale)
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: bookPath(slug, book.id), label: book.title }}
        title={t('changes.title')}
        text={t('changes.between', { from: day(from), until: day(until) })}
        className="mb-0!"
      />
      <form action={changesPath(slug, book.id)} className="flex flex-wrap items-end gap-3">
        {language !== undefined && <input type="hidden" name="language" value={language} />}
        <TextField
          name="from"
          type="date"
          label={t('changes.from')}
          defaultValue={from}
          className="grow sm:max-w-60"
        />
        <TextField
          name="until"
          type="date"
          label={t('changes.until')}
          defaultValue={until}
          className="grow sm:max-w-60"
        />
        <Button type="submit">{t('changes.compare')}</Button>
      </form>
      {changes.length === 0 ? (
        <Notice>{t('changes.none')}</Notice>
      ) : (
        <>
          <p className="text-muted">{t('changes.legend')}</p>
          {changes.map((change) => (
            <Change key={change.id} context={context} change={change} />
          ))}
        </>
      )}
    </div>
  )
}
