import { Eye, ListX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import { SIGHTS } from '../../domain/whoSees'
import { ownListing } from '../../operations/directory'
import { looksAtMe } from '../../operations/looks'
import { DirectoryForm } from '../components/DirectoryForm'
import { livingHere } from '../queries'

const Listing = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations()
  const own = (key: string) => t(`households.directory.${key}`)
  const { req, community } = context
  return (
    <Card title={own('choose')}>
      <p className="text-muted mb-4">{own('chooseText')}</p>
      <DirectoryForm
        community={community.slug}
        values={await ownListing({ req, community: community.id })}
        labels={{
          name: own('fields.name'),
          nameHint: own('nameHint'),
          unit: own('fields.unit'),
          phone: own('fields.phone'),
          email: own('fields.email'),
          photo: own('fields.photo'),
          about: own('fields.about'),
          aboutText: own('aboutText'),
          aboutHint: own('aboutHint'),
          optional: t('common.optional'),
          legend: own('legend'),
          save: t('common.save'),
          saving: t('common.saving'),
          saved: own('saved'),
          summary: t('forms.errorSummary', { count: 1 }),
        }}
      />
      <LinkButton href={`/c/${community.slug}/people`} variant="quiet" className="mt-3">
        {own('open')}
      </LinkButton>
    </Card>
  )
}

const WhoSees = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations()
  return (
    <Card title={t('households.privacy.staff')} isFlush>
      <List>
        {SIGHTS.map(({ what, roles, isRecorded }) => (
          <ListItem
            key={what}
            title={t(`households.privacy.sights.${what}`)}
            text={[
              context.format.list(roles.map((role) => t(`users.roles.${role}`))),
              ...(isRecorded ? [t('households.privacy.recorded')] : []),
            ].join('. ')}
          />
        ))}
      </List>
      <p className="text-muted px-5 pt-2 pb-4 sm:px-6">{t('households.privacy.neighbours')}</p>
    </Card>
  )
}

const Looks = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations('households.privacy')
  const { req, community, format } = context
  const looks = await looksAtMe({ req, community: community.id })
  return (
    <Card title={t('looks')} isFlush>
      {looks.length === 0 ? (
        <EmptyState icon={<ListX />} title={t('noLooks')} text={t('noLooksText')} />
      ) : (
        <List>
          {looks.map(({ id, at, actor, what, reason, note }) => (
            <ListItem
              key={id}
              leading={<Eye aria-hidden className="text-muted mt-0.5 size-5" />}
              title={actor ?? t('somebody')}
              text={[t(`what.${what}`), t(`reasons.${reason}`), ...(note ? [note] : [])].join(
                ' · ',
              )}
              meta={<time dateTime={at}>{format.dateTime(at)}</time>}
            />
          ))}
        </List>
      )}
    </Card>
  )
}

/** Who sees what of a person, and who did. */
export const PrivacySettings = async ({ context }: { context: PortalContext }) => {
  const { directory } = await livingHere(context)
  return (
    <>
      {directory && <Listing context={context} />}
      <WhoSees context={context} />
      <Looks context={context} />
    </>
  )
}
