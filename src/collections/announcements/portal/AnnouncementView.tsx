import { Check, Paperclip, ThumbsUp } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { isLocale, LOCALE_NAMES } from '@/kernel/i18n/locales'
import type { PortalContext } from '@/kernel/portal/context'
import { pdfWords } from '@/kernel/portal/pdfWords'
import { PressForm } from '@/kernel/portal/components/PressForm'
import type { AnnouncementPage } from '../operations/readOne'
import { acknowledgeAction, likeAction } from './actions'
import { AskAboutAnnouncement } from './AskAboutAnnouncement'
import { Comments } from './Comments'
import { PdfPreview } from './components/PdfPreview'
import { RichBody } from './RichBody'

interface ViewProps {
  context: PortalContext
  announcement: AnnouncementPage
}

const Languages = async ({ context, announcement }: ViewProps) => {
  const t = await getTranslations('announcements')
  const { id, languages, language, isPending } = announcement
  const base = `/c/${context.community.slug}/announcements/${id}`
  return (
    <>
      {isPending && (
        <Notice title={t('pending')}>
          <p>{t('pendingText')}</p>
        </Notice>
      )}
      {languages.length > 1 && (
        <nav aria-label={t('language')} className="flex flex-wrap gap-2">
          {languages.map((one) => (
            <LinkButton
              key={one}
              href={`${base}?language=${one}`}
              prefetch={false}
              lang={one}
              variant={one === language ? 'primary' : 'secondary'}
              {...(one === language && { 'aria-current': 'page' as const })}
            >
              {isLocale(one) ? LOCALE_NAMES[one] : one}
            </LinkButton>
          ))}
        </nav>
      )}
    </>
  )
}

const Acknowledgement = async ({ context, announcement }: ViewProps) => {
  const t = await getTranslations('announcements')
  const { id, acknowledgement } = announcement
  if (acknowledgement === null) return null
  if (acknowledgement.at !== null) {
    return (
      <Notice tone="success">
        {t('acknowledged', { at: context.format.dateTime(acknowledgement.at) })}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warning"
      action={
        <PressForm
          action={acknowledgeAction}
          variant="primary"
          hidden={{ community: context.community.slug, id }}
          icon={<Check aria-hidden />}
          labels={{ text: t('acknowledge'), pending: t('acknowledging') }}
        />
      }
    >
      {t('acknowledgeText')}
    </Notice>
  )
}

/** What is sent as one was looked at when it came. */
const isPdf = (name: string): boolean => name.toLowerCase().endsWith('.pdf')

const Files = async ({ announcement: { files } }: Pick<ViewProps, 'announcement'>) => {
  const t = await getTranslations('announcements')
  const pictures = files.filter(({ isImage }) => isImage)
  const others = files.filter(({ isImage }) => !isImage)
  const words = await pdfWords()
  return (
    <>
      {pictures.map(({ id, url, alt, width, height }) => (
        <a key={id} href={url} className="block">
          {/* It is for this person alone: no optimiser may fetch it. */}
          <img
            src={url}
            alt={alt}
            width={width ?? undefined}
            height={height ?? undefined}
            loading="lazy"
            className="rounded-control h-auto max-w-full"
          />
        </a>
      ))}
      {others.length > 0 && (
        <section aria-label={t('files')}>
          <ul role="list" className="flex flex-col gap-2">
            {others.map(({ id, url, name, thumbnailUrl }) => (
              <li key={id}>
                <a href={url} className="text-link inline-flex min-h-11 items-center gap-2">
                  {thumbnailUrl === null ? (
                    <Paperclip aria-hidden className="size-5 shrink-0" />
                  ) : (
                    <img
                      src={thumbnailUrl}
                      alt={t('firstPage', { name })}
                      loading="lazy"
                      className="border-line rounded-control h-32 w-24 shrink-0 border object-cover object-top"
                    />
                  )}
                  <span className="break-all">{name}</span>
                </a>
                {isPdf(name) && (
                  <PdfPreview url={url} labels={words} text={t('showPages', { name })} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** When and where it happens, by the clocks of the community. */
const EventTimes = async ({
  context: { format, community },
  announcement: { event },
}: ViewProps) => {
  if (event === null) return null
  const t = await getTranslations('announcements.calendar')
  const { startsAt, endsAt, isAllDay, place } = event
  const write = (at: string) => (isAllDay ? format.date(at) : format.dateTime(at))
  const isOneDay = endsAt === null || (isAllDay && endsAt === startsAt)
  const when = isOneDay
    ? write(startsAt)
    : t('span', { from: write(startsAt), until: write(endsAt) })
  return (
    <Notice
      title={t('when', { when })}
      action={
        <LinkButton href={`/c/${community.slug}/announcements/calendar`}>{t('link')}</LinkButton>
      }
    >
      {place !== '' && <p>{t('place', { place })}</p>}
    </Notice>
  )
}

const Addenda = async ({ context, announcement: { addenda } }: ViewProps) => {
  const t = await getTranslations('announcements')
  return addenda.map(({ id, body, at }) => (
    <Notice key={id} tone="warning" title={t('correctedAt', { at: context.format.dateTime(at) })}>
      <p className="break-words whitespace-pre-line">{body}</p>
    </Notice>
  ))
}

/** One announcement, with what can be done about it. */
export const AnnouncementView = async ({ context, announcement }: ViewProps) => {
  const t = await getTranslations('announcements')
  const { community, format } = context
  const { id, title, summary, body, language, urgency, category, isPinned, isOver } = announcement
  const { likes, isLiked } = announcement
  const isLoud = urgency === 'emergency' || urgency === 'important'
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: `/c/${community.slug}/announcements`, label: t('back') }}
        title={<span lang={language}>{title}</span>}
        text={t('publishedAt', { at: format.dateTime(announcement.publishedAt) })}
        className="mb-0!"
      />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {isLoud && (
          <Badge tone={urgency === 'emergency' ? 'danger' : 'warning'}>
            {t(`urgencies.${urgency}`)}
          </Badge>
        )}
        {isPinned && <Badge>{t('pinned')}</Badge>}
        {category !== null && <Badge>{category}</Badge>}
        {isOver && <Badge>{t('expired')}</Badge>}
      </div>
      <Languages context={context} announcement={announcement} />
      <EventTimes context={context} announcement={announcement} />
      <Card>
        {summary.trim() !== '' && (
          <section aria-label={t('plain')} className="bg-sunken rounded-control mb-4 p-4">
            <p className="font-semibold">{t('plain')}</p>
            <p lang={language} className="break-words whitespace-pre-line">
              {summary}
            </p>
          </section>
        )}
        <RichBody body={body} language={language} />
        <div className="mt-4 flex flex-col gap-4 empty:hidden">
          <Files announcement={announcement} />
          <Addenda context={context} announcement={announcement} />
        </div>
      </Card>
      <Acknowledgement context={context} announcement={announcement} />
      <div className="flex flex-wrap items-center gap-3">
        <PressForm
          action={likeAction}
          variant="secondary"
          hidden={{ community: community.slug, id, liked: isLiked ? 'no' : 'yes' }}
          icon={<ThumbsUp aria-hidden />}
          labels={{ text: isLiked ? t('unlike') : t('like'), pending: t('comments.saving') }}
        />
        <span className="text-muted grow">{t('likes', { count: likes })}</span>
        <AskAboutAnnouncement context={context} announcement={id} />
      </div>
      {(announcement.allowsComments || announcement.comments.length > 0) && (
        <Comments
          context={context}
          announcement={id}
          comments={announcement.comments}
          isOpen={announcement.allowsComments && !isOver}
        />
      )}
    </div>
  )
}
