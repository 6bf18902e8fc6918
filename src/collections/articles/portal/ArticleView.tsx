import { MapPin, Phone } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { RichBody } from '@/collections/announcements/public'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { isLocale, LOCALE_NAMES } from '@/kernel/i18n/locales'
import type { PortalContext } from '@/kernel/portal/context'
import { articlePath } from '../operations/readArticles'
import type { ArticlePage } from '../operations/readArticles'
import { ArticlePictures } from './ArticlePictures'
import { HelpfulForm } from './components/HelpfulForm'

interface ViewProps {
  context: PortalContext
  article: ArticlePage
}

const Languages = async ({ context, article }: ViewProps) => {
  const t = await getTranslations('articles')
  const { id, languages, language, isPending } = article
  return (
    <>
      {isPending && <Notice title={t('pending')}>{t('pendingText')}</Notice>}
      {languages.length > 1 && (
        <nav aria-label={t('language')} className="flex flex-wrap gap-2">
          {languages.map((one) => (
            <LinkButton
              key={one}
              href={`${articlePath(context.community.slug, id)}?language=${one}`}
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

const Facts = async ({ article: { floor, contact } }: Pick<ViewProps, 'article'>) => {
  const t = await getTranslations('articles')
  const facts = [
    { name: t('where'), text: floor, icon: <MapPin aria-hidden className="text-accent size-5" /> },
    { name: t('whom'), text: contact, icon: <Phone aria-hidden className="text-accent size-5" /> },
  ].filter(({ text }) => text !== '')
  if (facts.length === 0) return null
  return (
    <dl className="bg-sunken rounded-control mt-5 flex flex-col gap-3 p-4">
      {facts.map(({ name, text, icon }) => (
        <div key={name}>
          <dt className="flex items-center gap-2 font-semibold">
            {icon}
            {name}
          </dt>
          <dd className="break-words whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One article, and whether it helped. */
export const ArticleView = async ({ context, article }: ViewProps) => {
  const t = await getTranslations('articles')
  const { community, format } = context
  const { id, title, body, language, category, publishedAt, pictures, isHelpful } = article
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: `/c/${community.slug}/articles`, label: t('back') }}
        title={
          <span lang={language} className="break-words">
            {title}
          </span>
        }
        text={t('updated', { at: format.date(publishedAt) })}
        className="mb-0!"
      />
      {category !== null && (
        <div>
          <Badge>{category}</Badge>
        </div>
      )}
      <Languages context={context} article={article} />
      <Card>
        <RichBody body={body} language={language} />
        <ArticlePictures pictures={pictures} />
        <Facts article={article} />
      </Card>
      <HelpfulForm
        community={community.slug}
        article={id}
        isHelpful={isHelpful}
        labels={{ question: t('helpful'), yes: t('yes'), no: t('no'), thanks: t('thanks') }}
      />
    </div>
  )
}
