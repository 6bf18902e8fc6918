import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { worksInPanel } from '../../access/worksInPanel'
import { env } from '../../env'
import { PanelFrame } from '../../admin/PanelFrame'
import { adminText } from '../../i18n/adminText'
import { currentOpenApi } from '../openapi/route'
import { ApiOperation } from './ApiOperation'
import './apiReference.css'
import { ApiSearch } from './ApiSearch'
import { entriesOf } from './entriesOf'

/** The API, read from the same document that programs read; for those who work in the panel. */
export const ApiReferenceView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  if (!(await worksInPanel(req))) notFound()
  const text = adminText(req.i18n.language)
  const document = currentOpenApi(req.payload.config)
  const groups = entriesOf(document, req.i18n.language, env().PUBLIC_URL)
  return (
    <PanelFrame view={view} title={text.apiReference} intro={text.apiIntro}>
      <div className="api-reference">
        <p>
          <a href="/api/openapi.json" download>
            {text.apiDownload}
          </a>
        </p>
        <ApiSearch label={text.apiSearch} none={text.apiNone} />
        {groups.map(({ name, label, entries }) => (
          <section key={name} data-api-group="" aria-labelledby={`api-${name}`}>
            <h2 id={`api-${name}`}>{label}</h2>
            {entries.map((entry) => (
              <ApiOperation key={entry.id} entry={entry} text={text} />
            ))}
          </section>
        ))}
      </div>
    </PanelFrame>
  )
}
