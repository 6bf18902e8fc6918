'use client'

import { Button } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'
import type { ShownImport } from './readImport'

interface CheckResultProps {
  current: ShownImport
  base: string
  onDone: (body: unknown) => void
  onMap: () => void
}

const COUNTED = [
  'newUnits',
  'changedUnits',
  'newPeople',
  'changedPeople',
  'unchangedPeople',
  'badRows',
  'missing',
] as const

/** What the import would change, or has changed; its bad rows; and what to do next. */
export const CheckResult = ({ current, base, onDone, onMap }: CheckResultProps) => {
  const t = useTranslations('roster')
  const code = useTranslations('errors')
  const [problem, setProblem] = useState<string>()
  const { counts, problems, state, failure, id } = current
  const run = async (data: FormData) => {
    const badRows = data.get('badRows') ?? 'nothing'
    const { body, error } = await postJson(`${base}/${id}/run`, { badRows })
    if (error === undefined) onDone(body)
    else setProblem(error === '' ? t('panel.failed') : error)
  }
  return (
    <>
      <p role="status">
        <strong>{t(`panel.import.states.${state}`)}</strong>
        {failure !== null && ` ${code(failure, { max: 0, line: 0, min: 0 })}`}
      </p>
      {counts && (
        <dl className="people-facts">
          {COUNTED.map((name) => (
            <div key={name}>
              <dt>{t(`panel.import.counts.${name}`)}</dt>
              <dd>{counts[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {counts && counts.missingNames.length > 0 && (
        <p>{t('panel.import.missing', { names: counts.missingNames.join(', ') })}</p>
      )}
      {problems.length > 0 && (
        <>
          <h3>{t('panel.import.problems')}</h3>
          <p>
            <a href={`${base}/${id}/problems.csv`}>{t('panel.import.report')}</a>
          </p>
          <div
            className="people-scroll"
            tabIndex={0}
            role="region"
            aria-label={t('panel.import.problems')}
          >
            <table className="people-table">
              <thead>
                <tr>
                  {(['row', 'column', 'problem', 'value'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`report.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {problems.map((one, index) => (
                  <tr key={index}>
                    <td>{one.row}</td>
                    <td>{one.column}</td>
                    <td>{t(`problems.${one.code}`, { other: one.other ?? 0 })}</td>
                    <td>{one.value ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {state === 'checked' && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setProblem(undefined)
            void run(new FormData(event.currentTarget))
          }}
        >
          {counts && counts.badRows > 0 && (
            <fieldset>
              <legend>{t('panel.import.badRows')}</legend>
              <label className="people-check">
                <input type="radio" name="badRows" value="nothing" defaultChecked />
                <span>{t('panel.import.nothing')}</span>
              </label>
              <label className="people-check">
                <input type="radio" name="badRows" value="good-rows" />
                <span>{t('panel.import.goodRows')}</span>
              </label>
            </fieldset>
          )}
          <Button type="submit">{t('panel.import.run')}</Button>
          {problem !== undefined && <p role="alert">{problem}</p>}
        </form>
      )}
      {(state === 'checked' || state === 'failed') && (
        <Button buttonStyle="secondary" onClick={onMap}>
          {t('panel.import.mapAgain')}
        </Button>
      )}
    </>
  )
}
