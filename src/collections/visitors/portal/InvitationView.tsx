import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import type { PortalContext } from '@/kernel/portal/context'
import { spellCode } from '../domain/passToken'
import { revokeAction } from './actions'
import { ChangeTimeForm } from './components/ChangeTimeForm'
import { ShareMessage } from './components/ShareMessage'
import type { myInvitation } from './queries'
import { VisitRows } from './VisitRows'
import { whenWords } from './whenWords'

interface InvitationViewProps {
  context: PortalContext
  invitation: Awaited<ReturnType<typeof myInvitation>>
  done: string | undefined
}

const DONE = ['invited', 'changed', 'revoked'] as const

/** One invitation: its code and link to share, another time, and the way to take it back. */
export const InvitationView = async ({ context, invitation, done }: InvitationViewProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string>) => t(`visitors.one.${key}`, values)
  const { community, format } = context
  const { id, name, code, link, qr, when, said, isRevoked, isPast, visits } = invitation
  const whenText = whenWords(when, (key, values) => t(`visitors.when.${key}`, values), format)
  const isOpen = !isRevoked && !isPast
  const spelled = code === null ? '' : spellCode(code)
  const hidden = { community: community.slug, id }
  const news = DONE.find((known) => known === done)
  const isMovable = when.kind === 'single' && visits.some(({ state }) => state === 'expected')
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0!"
        back={{ href: `/c/${community.slug}/visitors`, label: word('back') }}
        title={name}
        text={format.atStart(whenText)}
      />
      {news !== undefined && (
        <div role="status">
          <Notice tone="success">{word(news, { name })}</Notice>
        </div>
      )}
      {isRevoked && news !== 'revoked' && <Notice tone="info">{word('isRevoked')}</Notice>}
      {isOpen && (
        <Card title={word('shareTitle')}>
          <div className="flex flex-col gap-6">
            <figure className="text-center">
              {/* White around the code in every theme: a scanner needs the contrast. */}
              <img
                src={qr}
                alt={word('alt')}
                width={264}
                height={264}
                className="rounded-control mx-auto w-full max-w-66 bg-[#fff]"
              />
              {code !== null && (
                <figcaption>
                  <p className="mt-3 text-3xl font-bold tracking-widest">
                    <span className="sr-only">{word('code')}: </span>
                    <data value={code} data-visit-code="">
                      {spelled}
                    </data>
                  </p>
                  <p className="text-muted mt-1">{word('codeHint')}</p>
                </figcaption>
              )}
            </figure>
            <ShareMessage
              message={word(code === null ? 'messageWithoutCode' : 'message', {
                when: whenText,
                community: community.name,
                link,
                code: spelled,
              })}
              labels={{
                send: word('send'),
                copy: word('copy'),
                copied: word('copied'),
                message: word('messageLabel'),
              }}
            />
          </div>
        </Card>
      )}
      {!isRevoked && isMovable && (
        <Card title={word('changeTitle')}>
          <ChangeTimeForm
            community={community.slug}
            invitation={id}
            said={said}
            labels={{
              day: t('visitors.form.day'),
              from: t('visitors.form.from'),
              until: t('visitors.form.until'),
              untilHint: t('visitors.form.untilHint'),
              submit: word('change'),
              pending: t('common.saving'),
              summary: t('forms.errorSummary', { count: 1 }),
            }}
          />
        </Card>
      )}
      <Card title={word('visits')} isFlush>
        <VisitRows context={context} visits={visits} now={new Date()} />
      </Card>
      {isOpen && (
        <AskedTwice
          action={revokeAction}
          hidden={hidden}
          labels={{
            open: word('revoke'),
            text: word('revokeText'),
            confirm: word('revokeConfirm'),
            pending: t('common.saving'),
            summary: t('forms.errorSummary', { count: 1 }),
          }}
        />
      )}
    </div>
  )
}
