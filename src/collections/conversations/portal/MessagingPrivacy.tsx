import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import { PreferencesForm } from './components/PreferencesForm'
import { myPreferences } from './queries'

/** Whether neighbours may write, and what they see of it; a part of the privacy settings. */
export const MessagingPrivacy = async ({ context }: { context: PortalContext }) => {
  const [t, root, own] = await Promise.all([
    getTranslations('conversations.portal.privacy'),
    getTranslations(),
    myPreferences(context),
  ])
  return (
    <Card title={t('title')}>
      <p className="text-muted mb-2">{t('text')}</p>
      <PreferencesForm
        community={context.community.slug}
        values={{
          acceptsDirect: own.acceptsDirect,
          showsReceipts: !own.hidesReceipts,
          showsPresence: !own.hidesPresence,
        }}
        labels={{
          acceptsDirect: t('acceptsDirect'),
          acceptsDirectHint: t('acceptsDirectHint'),
          showsReceipts: t('showsReceipts'),
          showsPresence: t('showsPresence'),
          showsPresenceHint: t('showsPresenceHint'),
          save: root('common.save'),
          saving: root('common.saving'),
          saved: t('saved'),
          summary: root('forms.errorSummary', { count: 1 }),
        }}
      />
    </Card>
  )
}
