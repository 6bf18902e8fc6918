import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { isLocale, LOCALE_NAMES } from '@/kernel/i18n/locales'

interface LanguagesProps {
  /** The page's own address, with what else it asks for. */
  href: (language: string) => string
  languages: readonly string[]
  language: string
  isPending: boolean
}

/** In which languages it can be read, and whether the reader's own is still to come. */
export const Languages = async ({ href, languages, language, isPending }: LanguagesProps) => {
  const t = await getTranslations('rules')
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
              href={href(one)}
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
