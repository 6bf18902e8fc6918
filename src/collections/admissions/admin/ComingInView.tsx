import type { AdminViewServerProps } from 'payload'
import { membersAlike } from '@/collections/duplicates/public'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { readerOf, sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { translatorFor } from '@/kernel/i18n/translate'
import { formatPhone } from '@/kernel/phone'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { waitingInvitations } from '../operations/invitations/askedLists'
import { countMissing } from '../operations/invitations/inviteFromRoster'
import { placeOf } from '../operations/place'
import { waitingRequests } from '../operations/requests/queue'
import { InvitePanel } from './InvitePanel'
import { RequestCard } from './RequestCard'
import './comingIn.css'

type UnitRow = Record<string, unknown> & { id: string; label: string }

/** Who asks to come in, beside what the roster knows; and those of the roster who are still to come. */
export const ComingInView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'admissions.panel' })
  const roles = translatorFor({ locale, namespace: 'users.roles' })
  const communities = communitiesWithRole(await scopeOf(req), ['manager'])
  const reader = await readerOf(req)
  const parts = []
  for (const id of communities) {
    const place = await placeOf(req, id)
    const { rows: units } = await reader.execute<UnitRow>(sql`
      select id, label from units where community_id = ${id} order by building, number limit 2000`)
    const requests = await waitingRequests(req, id)
    const asked = await waitingInvitations(req, id)
    const alike = await membersAlike(req, id, [...requests, ...asked])
    parts.push({ place, units, requests, asked, alike, missing: await countMissing(req, id) })
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const phone = (value: string | null, country: string | null) =>
    value === null ? null : formatPhone(value, country)
  const cardLabels = (name: string) => ({
    asks: t('asks'),
    roster: t('roster'),
    noEntry: t('noEntry'),
    noUnit: t('noUnit'),
    comparing: t('comparing'),
    name: t('name'),
    email: t('email'),
    phone: t('phone'),
    unit: t('unit'),
    message: t('message'),
    same: t('likeness.same'),
    similar: t('likeness.similar'),
    different: t('likeness.different'),
    unknown: t('likeness.unknown'),
    occupied: t('occupied'),
    free: t('free'),
    chooseUnit: t('chooseUnit'),
    choose: t('choose'),
    role: t('role'),
    approve: t('approve'),
    decline: t('decline'),
    reason: t('reason'),
    reasonHint: t('reasonHint'),
    confirmDecline: t('confirmDecline'),
    cancel: t('cancel'),
    take: t('take'),
    leave: t('leave'),
    approved: t('approved', { name: name }),
    declined: t('declined', { name: name }),
    wrong: t('wrong', { message: '{message}' }),
    approvedLetter: t('invitedLetter', { name }),
    print: t('printOne'),
  })
  const alikeText = (members: readonly { name: string; email: string }[] = []) =>
    members.length === 0
      ? null
      : t('alike', { people: members.map(({ name, email }) => `${name} (${email})`).join(', ') })
  return (
    <PanelFrame view={view} title={t('title')}>
      {parts.length === 0 && <p>{t('nobody')}</p>}
      {parts.map(({ place, units, requests, asked, alike, missing }) => (
        <section key={place.id} className="coming-in" aria-labelledby={`place-${place.id}`}>
          <h2 id={`place-${place.id}`}>{place.name}</h2>
          <h3>{t('requests')}</h3>
          {requests.length + asked.length === 0 && <p>{t('noRequests')}</p>}
          <ul className="coming-in__list">
            {requests.map((request) => (
              <li key={request.id}>
                <RequestCard
                  base={`/api/c/${place.slug}/join-requests/${request.id}`}
                  request={{
                    id: request.id,
                    name: request.name,
                    email: request.email,
                    phone: phone(request.phone, place.country),
                    unitText: request.unitText,
                    role: request.role,
                    roleLabel: roles(request.role),
                    rosterRole: null,
                    asker: null,
                    alike: alikeText(alike.get(request.id)),
                    isFixed: false,
                    message: request.message,
                    unit: request.unit,
                    isMine: request.isMine,
                    asked: format.format(new Date(request.createdAt)),
                    assignee:
                      request.assignee === null
                        ? null
                        : t('lookedAfter', { name: request.assignee }),
                    match: request.match,
                    unitLabel: request.unitLabel,
                    roster: request.roster && {
                      ...request.roster,
                      phone: phone(request.roster.phone, place.country),
                    },
                  }}
                  units={units.map((unit) => ({ value: unit.id, label: unit.label }))}
                  roles={RESIDENT_ROLES.map((value) => ({ value, label: roles(value) }))}
                  labels={cardLabels(request.name)}
                />
              </li>
            ))}
            {asked.map((one) => (
              <li key={one.id}>
                <RequestCard
                  base={`/api/c/${place.slug}/invitations/${one.id}`}
                  letters={`/api/c/${place.slug}/invitations/letters`}
                  request={{
                    id: one.id,
                    name: one.name,
                    email: one.email,
                    phone: phone(one.phone, place.country),
                    unitText: one.unitLabel,
                    role: one.role,
                    roleLabel: roles(one.role),
                    rosterRole: one.roster && roles(one.roster.role),
                    asker: t(`askedBy.${one.origin}`, { name: one.askedBy ?? '' }),
                    alike: alikeText(alike.get(one.id)),
                    isFixed: one.origin === 'household',
                    message: null,
                    unit: one.unit,
                    isMine: false,
                    asked: format.format(new Date(one.createdAt)),
                    assignee: null,
                    match: one.match,
                    unitLabel: one.unitLabel,
                    roster: one.roster && {
                      ...one.roster,
                      phone: phone(one.roster.phone, place.country),
                    },
                  }}
                  units={units.map((unit) => ({ value: unit.id, label: unit.label }))}
                  roles={RESIDENT_ROLES.map((value) => ({ value, label: roles(value) }))}
                  labels={{ ...cardLabels(one.name), approved: t('invited', { name: one.name }) }}
                />
              </li>
            ))}
          </ul>
          <h3>{t('invite')}</h3>
          <InvitePanel
            base={`/api/c/${place.slug}/invitations`}
            missing={missing}
            labels={{
              missing: t('missing'),
              byEmail: t('byEmail'),
              byPhone: t('byPhone'),
              byLetter: t('byLetter'),
              inviteAll: t('inviteAll'),
              inviteLetters: t('inviteLetters'),
              nobodyMissing: t('nobodyMissing'),
              open: t('open', { count: missing.open }),
              failed: t('failed', { count: missing.failed }),
              list: t('list'),
              toPrint: t('toPrint', { count: missing.toPrint }),
              print: t('print'),
              printNote: t('printNote'),
              wrong: t('wrong', { message: '{message}' }),
              left: t('left'),
            }}
          />
        </section>
      ))}
    </PanelFrame>
  )
}
