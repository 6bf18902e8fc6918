import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { messagesFor } from '@/kernel/i18n/catalogue'
import { DEFAULT_LOCALE, localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { liveConfig } from '@/kernel/portal/live/config'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { TEAM_ROLES } from '../domain/kinds'
import { placeOfMatter } from '../operations/placeOfMatter'
import { messagingRules } from '../operations/rules'
import { Inbox } from './Inbox'
import { InboxBar } from './InboxBar'
import './inbox.css'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A notice names a conversation and no community: the page is about the one that it lies in. */
const aboutItsCommunity = async (view: AdminViewServerProps): Promise<AdminViewServerProps> => {
  const id = wordOf(view, 'conversation')
  if (wordOf(view, 'c') !== '' || !UUID.test(id)) return view
  const slug = await placeOfMatter(view.initPageResult.req, id)
  return slug === null ? view : { ...view, searchParams: { ...view.searchParams, c: slug } }
}

/** What residents write, for the staff: queues, list, conversation. */
export const InboxView = async (asked: AdminViewServerProps) => {
  const view = await aboutItsCommunity(asked)
  const { req } = view.initPageResult
  const place = await placeOf(view, TEAM_ROLES)
  const { community } = place
  const locale = localeOfTag(req.i18n.language) ?? DEFAULT_LOCALE
  const t = translatorFor({ locale, namespace: 'conversations.inbox' })
  const messages = messagesFor(locale)
  const id = wordOf(view, 'conversation')
  const { uploads } = await messagingRules(req, community.id)
  const isManager = rolesIn(await scopeOf(req), community.id).includes('manager')
  return (
    <PanelFrame view={view} title={t('title')} isWide>
      <InboxBar place={place} locale={locale} current="inbox" isManager={isManager} />
      <Inbox
        key={community.slug}
        slug={community.slug}
        communityId={community.id}
        communityName={community.name}
        locale={locale}
        timeZone={community.timeZone}
        me={{ id: req.user?.id ?? '', name: req.user?.preferredName ?? req.user?.name ?? '' }}
        isManager={isManager}
        caps={uploads}
        live={liveConfig(req.user?.id ?? '')}
        initial={UUID.test(id) ? id : null}
        messages={{
          conversations: messages['conversations'] ?? {},
          packages: messages['packages'] ?? {},
          roster: messages['roster'] ?? {},
        }}
      />
    </PanelFrame>
  )
}
