import { BellOff, BellRing, Check, Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { buttonClass } from '@/components/ui/buttonClass'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { PdfFrame } from '@/components/ui/pdf/PdfFrame'
import { pdfWords } from '@/kernel/portal/pdfWords'
import { PressForm } from '@/kernel/portal/components/PressForm'
import { documentPath, filePath } from '../operations/paths'
import type { DocumentPage } from '../operations/readOne'
import { confirmAction, followAction } from './actions'

interface ViewProps {
  context: PortalContext
  document: DocumentPage
}

const KILOBYTE = 1024

const sizeOf = async (bytes: number, { format }: PortalContext): Promise<string> => {
  const t = await getTranslations('documents')
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE))
  if (kilobytes < KILOBYTE) return t('fileSize', { size: format.number(kilobytes) })
  return t('fileSizeLarge', { size: format.number(Math.round((kilobytes / KILOBYTE) * 10) / 10) })
}

/** What there is to know before one reads on. */
const Notices = async ({ context, document }: ViewProps) => {
  const t = await getTranslations('documents')
  const { community, format } = context
  const { supersededBy, supersedes, expiresOn, isExpired } = document
  return (
    <>
      {supersededBy !== null && (
        <Notice
          tone="warning"
          action={
            <LinkButton href={documentPath(community.slug, supersededBy.id)}>
              {t('open')}
            </LinkButton>
          }
        >
          {t('supersededBy', { title: supersededBy.title })}
        </Notice>
      )}
      {expiresOn !== null && isExpired && (
        <Notice tone="danger">{t('expired', { at: format.date(`${expiresOn}T12:00:00Z`) })}</Notice>
      )}
      {supersedes !== null && (
        <p className="text-muted">
          <Link href={documentPath(community.slug, supersedes.id)} className="text-link">
            {t('supersedes', { title: supersedes.title })}
          </Link>
        </p>
      )}
    </>
  )
}

const Confirmation = async ({ context, document }: ViewProps) => {
  const t = await getTranslations('documents')
  const { id, version, confirmation } = document
  if (confirmation === null) return null
  if (confirmation.at !== null) {
    return (
      <Notice tone="success">
        {t('confirmed', { at: context.format.dateTime(confirmation.at) })}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warning"
      action={
        <PressForm
          action={confirmAction}
          variant="primary"
          hidden={{ community: context.community.slug, id, version: version.id }}
          icon={<Check aria-hidden />}
          labels={{ text: t('confirm'), pending: t('confirming') }}
        />
      }
    >
      {t('confirmText')}
    </Notice>
  )
}

const Following = async ({ context, document }: ViewProps) => {
  const t = await getTranslations('documents')
  const { id, isFollowing, isMustKnow } = document
  if (isMustKnow) return <p className="text-muted">{t('mustKnow')}</p>
  return (
    <div className="flex flex-wrap items-center gap-3">
      <PressForm
        action={followAction}
        variant="secondary"
        hidden={{ community: context.community.slug, id, following: isFollowing ? 'no' : 'yes' }}
        icon={isFollowing ? <BellOff aria-hidden /> : <BellRing aria-hidden />}
        labels={{ text: isFollowing ? t('unfollow') : t('follow'), pending: t('confirming') }}
      />
      <span className="text-muted">{isFollowing ? t('following') : t('followText')}</span>
    </div>
  )
}

/** Whoever reads a picture or a PDF does so here; all else is for a program of their own. */
const File = async ({ context, document, first }: ViewProps & { first: number }) => {
  const { id, title, version } = document
  const url = filePath(context.community.slug, id)
  if (version.type === 'application/pdf') {
    return <PdfFrame url={url} first={first} labels={await pdfWords()} />
  }
  if (version.width === null) return null
  return (
    // It is for this person alone: no optimiser may fetch it.
    <img
      src={url}
      alt={title}
      width={version.width}
      height={version.height ?? undefined}
      className="rounded-control h-auto max-w-full"
    />
  )
}

/** One document, with what can be done about it. */
export const DocumentView = async ({ context, document, first }: ViewProps & { first: number }) => {
  const t = await getTranslations('documents')
  const { community, format } = context
  const { id, title, description, folders, category, tags, issuedOn, expiresOn, version } = document
  const folder = folders.at(-1)
  const base = `/c/${community.slug}/documents`
  const isPdf = version.type === 'application/pdf'
  const day = (at: string) => format.date(`${at}T12:00:00Z`)
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={
          folder
            ? { href: `${base}?folder=${folder.id}`, label: folder.name }
            : { href: base, label: t('back') }
        }
        title={<span className="break-words">{title}</span>}
        text={[
          t('updated', { at: format.date(document.publishedAt) }),
          t('version', { number: version.number }),
        ].join(' · ')}
        className="mb-0!"
      />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {category !== null && <Badge>{category}</Badge>}
        {issuedOn !== null && <Badge>{t('issued', { at: day(issuedOn) })}</Badge>}
        {expiresOn !== null && !document.isExpired && (
          <Badge tone="info">{t('validUntil', { at: day(expiresOn) })}</Badge>
        )}
      </div>
      <Notices context={context} document={document} />
      <Confirmation context={context} document={document} />
      <Card>
        <div className="flex flex-col gap-4">
          {description !== '' && <p className="break-words whitespace-pre-line">{description}</p>}
          {version.note !== '' && (
            <section aria-label={t('note')} className="bg-sunken rounded-control p-4">
              <p className="font-semibold">{t('note')}</p>
              <p className="break-words whitespace-pre-line">{version.note}</p>
            </section>
          )}
          <div className="flex flex-wrap items-center gap-3">
            {/* A file of the API and no page: a plain link, not to be fetched ahead. */}
            <a
              href={filePath(community.slug, id)}
              className={buttonClass({ variant: isPdf ? 'secondary' : 'primary' })}
            >
              <Download aria-hidden />
              {t('download')}
            </a>
            <span className="text-muted min-w-0 break-all">
              {t('file', { name: version.name, size: await sizeOf(version.bytes, context) })}
            </span>
          </div>
          <File context={context} document={document} first={first} />
        </div>
      </Card>
      {tags.length > 0 && (
        <nav aria-label={t('tags')} className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <LinkButton
              key={tag}
              href={`${base}?${new URLSearchParams({ tag }).toString()}`}
              variant="quiet"
            >
              {tag}
            </LinkButton>
          ))}
        </nav>
      )}
      <Following context={context} document={document} />
    </div>
  )
}
