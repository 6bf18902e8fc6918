import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import { channelHealth } from '../operations/channelHealth'
import type { ChannelHealth } from '../operations/channelHealth'
import { ledgerWords } from '../operations/words'
import type { LedgerWords } from '../operations/words'
import { NoticesBar } from './NoticesBar'

const standingOf = ({ isConfigured, isOffered }: ChannelHealth): 'off' | 'unused' | 'on' => {
  if (!isConfigured) return 'off'
  return isOffered ? 'on' : 'unused'
}

/** A day in 24 bars; whoever cannot see them hears the two numbers that count. */
const Hours = ({ perHour, t }: { perHour: readonly number[]; t: Translate }) => {
  const most = Math.max(...perHour)
  const words = t('channels.most', { most, last: perHour.at(-1) ?? 0 })
  return (
    <div className="ledger-hours">
      <span>{t('channels.perHour')}</span>
      <div className="ledger-bars" aria-hidden>
        {perHour.map((sent, index) => (
          <i
            key={index}
            style={{ height: `${String(most === 0 ? 0 : Math.ceil((sent / most) * 100))}%` }}
          />
        ))}
      </div>
      <span>{words}</span>
    </div>
  )
}

const ChannelCard = ({
  health,
  locale,
  t,
  words,
}: {
  health: ChannelHealth
  locale: string
  t: Translate
  words: LedgerWords
}) => {
  const { channel, lastSuccessAt, lastFailure, failureRate } = health
  const standing = standingOf(health)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const facts: [string, string, boolean?][] = [
    [
      t('channels.lastSuccess'),
      lastSuccessAt === null ? t('channels.never') : words.at(lastSuccessAt),
    ],
    [
      t('channels.lastFailure'),
      lastFailure === null
        ? t('channels.never')
        : [words.at(lastFailure.at), words.reason(lastFailure)].filter(Boolean).join(' · '),
    ],
    [t('channels.sent'), String(health.sent)],
    [t('channels.failed'), String(health.failed), health.failed > 0],
    [
      t('channels.rate'),
      failureRate === null ? t('channels.nothingYet') : percent.format(failureRate),
      failureRate !== null && failureRate > 0.05,
    ],
    [t('channels.waiting'), String(health.waiting)],
    [t('channels.held'), String(health.held)],
  ]
  return (
    <section className="ledger-channel-card">
      <h2>
        {words.channel(channel)}
        <span className={`ledger-state ledger-state--${standing === 'on' ? 'sent' : 'off'}`}>
          {t(`channels.${standing}`)}
        </span>
      </h2>
      {standing !== 'on' && <p className="ledger-hint">{t(`channels.${standing}Text`)}</p>}
      {(standing === 'on' || lastSuccessAt !== null || lastFailure !== null) && (
        <>
          <dl className="ledger-facts">
            {facts.map(([label, value, isOpen = false]) => (
              <div key={label} {...(isOpen && { 'data-open': true })}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Hours perHour={health.perHour} t={t} />
        </>
      )}
    </section>
  )
}

/** How each channel has worked for a community, and what waits in it. */
export const ChannelHealthView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const channels = await channelHealth(req, community.id)
  return (
    <PanelFrame view={view} title={t('pages.channels')} intro={t('channels.intro')}>
      <NoticesBar place={place} locale={locale} current="channels" />
      {channels.map((health) => (
        <ChannelCard key={health.channel} health={health} locale={locale} t={t} words={words} />
      ))}
      <p className="ledger-pages">
        <a href="/admin/failed-jobs">{t('channels.failedJobs')}</a>
      </p>
    </PanelFrame>
  )
}
