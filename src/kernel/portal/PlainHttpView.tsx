import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'

const OFF = ['camera', 'notices', 'offline', 'passkeys'] as const

/** Why a browser keeps things from a page whose address begins with http, and who can mend it. */
export const PlainHttpView = async () => {
  const t = await getTranslations()
  return (
    <AuthShell name="Courtyard" title={t('plainHttp.title')} text={t('plainHttp.text')}>
      <ul className="list-disc space-y-2 pl-5">
        {OFF.map((what) => (
          <li key={what}>{t(`plainHttp.off.${what}`)}</li>
        ))}
      </ul>
      <h2 className="mt-6 font-semibold">{t('plainHttp.forPeople')}</h2>
      <p className="mt-1">{t('plainHttp.forPeopleText')}</p>
      <h2 className="mt-6 font-semibold">{t('plainHttp.forOperators')}</h2>
      <p className="mt-1">{t('plainHttp.forOperatorsText')}</p>
      <div className="mt-6">
        <LinkButton href="/">{t('navigation.home')}</LinkButton>
      </div>
    </AuthShell>
  )
}
