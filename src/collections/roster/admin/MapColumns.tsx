'use client'

import { Button } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { COLUMN_KINDS } from '../domain/columns'
import { ROSTER_ROLES } from '../domain/entry'
import { postJson } from '@/kernel/admin/ask'
import type { ShownImport } from './readImport'

interface MapColumnsProps {
  current: ShownImport
  base: string
  onDone: (body: unknown) => void
}

/** Each column of the file with some of its values, and what it is. */
export const MapColumns = ({ current, base, onDone }: MapColumnsProps) => {
  const t = useTranslations('roster')
  const [problem, setProblem] = useState<string>()
  const { headings, sample, encoding } = current.preview
  const { columns, defaultRole, fillDown } = current.mapping
  const kindAt = (index: number) => COLUMN_KINDS.find((kind) => columns[kind] === index) ?? ''
  const check = async (data: FormData) => {
    const named = headings.flatMap((_heading, index) => {
      const kind = data.get(`column-${String(index)}`)
      return typeof kind === 'string' && kind !== '' ? [[kind, index] as const] : []
    })
    const { body, error } = await postJson(`${base}/${current.id}/check`, {
      columns: Object.fromEntries(named),
      defaultRole: data.get('defaultRole'),
      fillDown: data.get('fillDown') === 'on',
    })
    if (error === undefined) onDone(body)
    else setProblem(error === '' ? t('panel.failed') : error)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setProblem(undefined)
        void check(new FormData(event.currentTarget))
      }}
    >
      <p>{t('panel.import.mapIntro')}</p>
      {encoding !== null && <p>{t('panel.import.readAs', { encoding })}</p>}
      <div className="people-scroll" tabIndex={0} role="region" aria-label={t('panel.import.map')}>
        <table className="people-map">
          <thead>
            <tr>
              {headings.map((heading, index) => (
                <th key={index} scope="col">
                  <label>
                    <span>{heading === '' ? '–' : heading}</span>
                    <select name={`column-${String(index)}`} defaultValue={kindAt(index)}>
                      <option value="">{t('panel.import.ignore')}</option>
                      {COLUMN_KINDS.map((kind) => (
                        <option key={kind} value={kind}>
                          {t(`columns.${kind}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, at) => (
              <tr key={at}>
                {headings.map((_heading, index) => (
                  <td key={index}>{row[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <label>
        <span>{t('panel.import.defaultRole')}</span>
        <select name="defaultRole" defaultValue={defaultRole}>
          {ROSTER_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="people-check">
        <input type="checkbox" name="fillDown" defaultChecked={fillDown} />
        <span>{t('panel.import.fillDown')}</span>
      </label>
      <Button type="submit">{t('panel.import.check')}</Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  )
}
