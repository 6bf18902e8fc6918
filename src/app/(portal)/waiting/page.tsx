import { DoorOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { OwnRequestForms } from '@/collections/admissions/portal/components/ClaimForms'
import { claimLabels } from '@/collections/admissions/portal/doorLabels'
import { myRequests, ownChannels, ownProofs } from '@/collections/admissions/portal/queries'
import { accentStyle } from '@/components/ui/accent'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { requirePerson } from '@/kernel/portal/context'
import { liveConfig } from '@/kernel/portal/live/config'
import { LiveRefresh } from '@/kernel/portal/components/LiveRefresh'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.waiting')
  return { title: t('title') }
}

const TITLES = {
  approved: 'welcomeTitle',
  declined: 'declinedTitle',
  withdrawn: 'withdrawnTitle',
} as const
const TEXTS = { approved: 'welcomeText', declined: 'declinedText', withdrawn: 'noneText' } as const

const decided = (status: string): keyof typeof TITLES | undefined =>
  status === 'approved' || status === 'declined' || status === 'withdrawn' ? status : undefined

export default async function WaitingPage() {
  const person = await requirePerson('/waiting')
  // An address that nobody has proved gives no power: that comes before any waiting.
  if (!(await ownProofs()).isEmailVerified) redirect('/confirm-email')
  const [[request], t, claim, format] = await Promise.all([
    myRequests(),
    getTranslations(),
    claimLabels(),
    getFormatter(),
  ])
  const live = (
    <LiveRefresh
      config={liveConfig(person.id)}
      channels={ownChannels(person.id)}
      label={t('connection.reconnecting')}
    />
  )
  const signOut = (
    <form action="/sign-out" method="post">
      <button type="submit" className="text-link min-h-11">
        {t('common.signOut')}
      </button>
    </form>
  )
  if (!request) {
    return (
      <AuthShell name="Courtyard" title={t('admissions.waiting.title')} footer={signOut}>
        <EmptyState
          icon={<DoorOpen />}
          title={t('admissions.waiting.none')}
          text={t('admissions.waiting.noneText')}
        />
        <LinkButton href="/register" variant="primary" isBlock>
          {t('admissions.waiting.find')}
        </LinkButton>
        {live}
      </AuthShell>
    )
  }
  const w = (key: string) => t(`admissions.waiting.${key}`, { community: request.communityName })
  const state = decided(request.status)
  const facts = [
    [w('unit'), request.unitText],
    [w('role'), claim.roles.find(({ value }) => value === request.role)?.label ?? request.role],
    ...(request.message === null ? [] : [[w('message'), request.message]]),
    [w('at'), format.dateTime(new Date(request.createdAt), { dateStyle: 'long' })],
    ...(request.reason === null ? [] : [[w('reason'), request.reason]]),
  ]
  return (
    <div data-accent style={accentStyle(request.themeColor)}>
      <AuthShell
        name={request.communityName}
        title={w(state ? TITLES[state] : 'pendingTitle')}
        text={<span role="status">{w(state ? TEXTS[state] : 'pendingText')}</span>}
        footer={signOut}
      >
        {state === 'approved' ? (
          <LinkButton
            href={`/c/${request.communitySlug}`}
            variant="primary"
            size="large"
            isBlock
            prefetch={false}
          >
            {w('welcomeGo')}
          </LinkButton>
        ) : (
          <>
            <h2 className="mb-2 font-semibold">{w('asked')}</h2>
            <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              {facts.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-muted">{name}</dt>
                  <dd className="wrap-anywhere">{value}</dd>
                </div>
              ))}
            </dl>
            {state === undefined ? (
              <>
                <p className="text-muted mb-4">{w('pendingLive')}</p>
                <OwnRequestForms
                  request={request}
                  claim={claim}
                  labels={{
                    correct: w('correct'),
                    save: w('save'),
                    saved: w('saved'),
                    withdraw: w('withdraw'),
                    withdrawText: w('withdrawText'),
                    pending: t('common.sending'),
                    summary: t('forms.errorSummary', { count: 1 }),
                  }}
                />
              </>
            ) : (
              <LinkButton href="/register" variant="primary" isBlock>
                {w('again')}
              </LinkButton>
            )}
          </>
        )}
      </AuthShell>
      {live}
    </div>
  )
}
