import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { messagesFor } from '@/kernel/i18n/catalogue'
import { DEFAULT_LOCALE, localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { listImports } from '../operations/imports'
import { ImportSteps } from './ImportSteps'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { PeopleBar } from './PeopleBar'

/** Brings a roster in: file, columns, dry run, import. */
export const RosterImportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const locale = localeOfTag(req.i18n.language) ?? DEFAULT_LOCALE
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const imports = await listImports(req, place.community.id)
  const { slug } = place.community
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: place.community.timeZone,
  })
  const id = wordOf(view, 'import')
  return (
    <PanelFrame view={view} title={t('pages.roster-import')} intro={t('import.intro')}>
      <PeopleBar place={place} locale={locale} current="roster-import" />
      <ImportSteps
        key={id}
        slug={slug}
        locale={locale}
        messages={{
          roster: messagesFor(locale)['roster'] ?? {},
          errors: messagesFor(locale)['errors'] ?? {},
        }}
        initial={imports.find((one) => one.id === id) ?? null}
      />
      {imports.length > 0 && (
        <>
          <h2>{t('import.last')}</h2>
          <table className="people-table">
            <thead>
              <tr>
                <th scope="col">{t('import.file')}</th>
                <th scope="col">{t('import.state')}</th>
                <th scope="col">{t('import.who')}</th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={`/admin/roster-import?c=${slug}&import=${one.id}`}>{one.fileName}</a>
                  </th>
                  <td>{t(`import.states.${one.state}`)}</td>
                  <td>
                    {one.startedBy} · {format.format(new Date(one.createdAt))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </PanelFrame>
  )
}
