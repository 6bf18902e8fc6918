import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { isLocale, LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import type { Content } from '@/kernel/notifications/channels/channel'
import { offeredAdapters } from '@/kernel/notifications/channels/registry'
import { noticeKinds } from '@/kernel/notifications/kinds'
import { plainOf } from '@/kernel/email/pieces'
import { sampleContent, sampleKinds } from '../operations/sample'
import { ledgerWords } from '../operations/words'
import { NoticesBar } from './NoticesBar'
import { TestSend } from './TestSend'

/** The mail as a mail program has it: nothing in it runs, and it reaches nothing of the panel. */
const Mail = async ({ content, t, locale }: { content: Content; t: Translate; locale: string }) => {
  const email = await content.email()
  if (!email) return null
  return (
    <section className="ledger-sample ledger-sample--mail">
      <h3>{t('templates.email')}</h3>
      <p lang={locale}>
        <span>{t('templates.subject')}</span> <strong>{email.subject}</strong>
      </p>
      <iframe sandbox="" srcDoc={plainOf(email.html)} title={t('templates.email')} lang={locale} />
    </section>
  )
}

const Samples = ({ content, t, locale }: { content: Content; t: Translate; locale: string }) => (
  <div className="ledger-samples">
    <section className="ledger-sample">
      <h3>{t('templates.bell')}</h3>
      <p lang={locale}>
        <strong>{content.title}</strong>
        <br />
        {content.body}
      </p>
    </section>
    <section className="ledger-sample">
      <h3>{t('templates.lockScreen')}</h3>
      <p lang={locale}>
        <strong>{content.lockScreen.title}</strong>
        <br />
        {content.lockScreen.body}
      </p>
    </section>
    <section className="ledger-sample">
      <h3>{t('templates.sms')}</h3>
      <p lang={locale}>{content.sms}</p>
      <small>{t('templates.signs', { count: Array.from(content.sms).length })}</small>
    </section>
    <Mail content={content} t={t} locale={locale} />
  </div>
)

/** What each kind of notice says on each channel in each language, and sending it to oneself. */
export const TemplatesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const panel = req.i18n.language
  const t = translatorFor({ locale: panel, namespace: 'notices.panel' })
  const words = ledgerWords(panel, community)
  const kinds = sampleKinds()
  const asked = wordOf(view, 'kind')
  const kind = kinds.includes(asked) ? asked : (kinds[0] ?? '')
  const named = wordOf(view, 'locale')
  const locale = isLocale(named) ? named : isLocale(panel) ? panel : LOCALES[0]
  const me = req.user
  const recipient = {
    id: me?.id ?? '',
    name: me?.name ?? '',
    email: me?.email ?? '',
    locale,
  }
  const content = await sampleContent(req, community, { kind, locale, recipient })
  const nameOf = (one: string) =>
    words.kind({ kind: one, group: noticeKinds().get(one)?.group ?? null })
  return (
    <PanelFrame view={view} title={t('pages.templates')} intro={t('templates.intro')}>
      <NoticesBar place={place} locale={panel} current="templates" />
      {content === null ? (
        <p className="ledger-empty">{t('templates.none')}</p>
      ) : (
        <>
          <form method="get" className="ledger-choose">
            <input type="hidden" name="c" value={community.slug} />
            <label>
              <span>{t('templates.kind')}</span>
              <select name="kind" defaultValue={kind}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>{t('templates.language')}</span>
              <select name="locale" defaultValue={locale}>
                {LOCALES.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {LOCALE_NAMES[one]}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit">{t('templates.show')}</button>
          </form>
          <h2>{nameOf(kind)}</h2>
          <TestSend
            key={`${kind} ${locale}`}
            href={`/api/c/${community.slug}/notification-test`}
            kind={kind}
            locale={locale}
            channels={offeredAdapters().map(({ channel }) => ({
              value: channel,
              label: words.channel(channel),
            }))}
            reasons={Object.fromEntries(
              ['no-address', 'nothing-to-say'].map((reason) => [reason, words.reason({ reason })]),
            )}
            labels={{
              title: t('templates.test'),
              text: t('templates.testText'),
              channel: t('templates.channel'),
              send: t('templates.send'),
              sending: t('templates.sending'),
              sent: t('templates.sent', { channel: '{channel}' }),
              failed: t('templates.failed', { reason: '{reason}' }),
              late: t('templates.late'),
              none: t('templates.noChannel'),
              error: t('templates.error'),
            }}
          />
          <Samples content={content} t={t} locale={locale} />
        </>
      )}
    </PanelFrame>
  )
}
