import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { anchorOf } from '../domain/numbers'
import type { Standing } from '../domain/inForce'
import { dayWords } from '../operations/dayWords'
import { bookPath, versionPath } from '../operations/paths'
import type { VersionPage } from '../operations/readVersion'
import { Acknowledgement } from './Acknowledgement'
import { addressOf } from './addresses'
import { AskAboutRule } from './AskAboutRule'
import { ClauseText } from './ClauseText'
import { DiffText } from './DiffText'
import { Languages } from './Languages'

interface VersionViewProps {
  context: PortalContext
  version: VersionPage
}

const TONES: Readonly<Record<Standing, Tone>> = {
  coming: 'info',
  'in-force': 'success',
  superseded: 'neutral',
  repealed: 'danger',
}

/** Whether these words apply, and which do where they do not. */
const Standing = async ({ context, version }: VersionViewProps) => {
  const t = await getTranslations('rules.version')
  const day = dayWords(context.locale)
  const { slug } = context.community
  const { standing, from, until, current, next } = version
  const says = (): string => {
    if (standing === 'coming') return t('coming', { day: day(from) })
    if (standing === 'repealed') return t('repealed', { from: day(from) })
    if (standing === 'superseded' && until !== null) {
      return t('superseded', { from: day(from), until: day(until) })
    }
    return next === null
      ? t('inForce', { from: day(from) })
      : t('inForceUntil', { from: day(from), next: day(next.from) })
  }
  const other =
    current !== null
      ? { id: current, label: t('current') }
      : next !== null
        ? { id: next.id, label: t('next') }
        : null
  return (
    <Notice
      tone={standing === 'superseded' ? 'warning' : standing === 'in-force' ? 'success' : 'info'}
      {...(other && {
        action: (
          <LinkButton href={versionPath(slug, other.id)} prefetch={false}>
            {other.label}
          </LinkButton>
        ),
      })}
    >
      {says()}
    </Notice>
  )
}

const History = async ({ context, version }: VersionViewProps) => {
  const t = await getTranslations('rules')
  const day = dayWords(context.locale)
  return (
    <Card title={t('version.history')} isFlush>
      <ol role="list" className="divide-line divide-y">
        {version.history.map(({ id, from, standing }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-2 sm:px-6"
          >
            <Link
              href={versionPath(context.community.slug, id)}
              prefetch={false}
              className="text-link inline-flex min-h-11 items-center"
              {...(id === version.id && { 'aria-current': 'page' as const })}
            >
              {t('version.from', { day: day(from) })}
            </Link>
            <Badge tone={TONES[standing]}>{t(`standings.${standing}`)}</Badge>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** The words of a clause from one day to another, with what became of them. */
export const VersionView = async ({ context, version }: VersionViewProps) => {
  const t = await getTranslations('rules')
  const { slug } = context.community
  const { id, book, number, title, text, language, languages, isPending, change } = version
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: `${bookPath(slug, book.id)}#${anchorOf(number)}`, label: t('version.back') }}
        eyebrow={`${book.title} · ${version.chapter.number} ${version.chapter.title}`}
        title={
          <span lang={language}>
            {number} {title}
          </span>
        }
        className="mb-0!"
      />
      <Standing context={context} version={version} />
      <Languages
        href={(one) => addressOf(versionPath(slug, id), { language: one })}
        {...{ language, languages, isPending }}
      />
      <Card>
        <ClauseText text={text} language={language} />
      </Card>
      {version.standing !== 'superseded' && (
        <Acknowledgement context={context} id={id} acknowledgement={version.acknowledgement} />
      )}
      <div>
        <AskAboutRule context={context} version={id} />
      </div>
      {version.history.length > 1 && change.kind !== 'new' && (
        <Card title={t('version.changes')}>
          <p className="text-muted mb-3">{t('changes.legend')}</p>
          <p className="mb-2 font-semibold">
            <DiffText parts={change.title} language={change.language} />
          </p>
          <p>
            <DiffText parts={change.text} language={change.language} />
          </p>
        </Card>
      )}
      <History context={context} version={version} />
    </div>
  )
}
