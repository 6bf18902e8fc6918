'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useEffect, useState } from 'react'
import type { Locale } from '@/kernel/i18n/locales'
import { CheckResult } from './CheckResult'
import { MapColumns } from './MapColumns'
import { getJson, postForm } from '@/kernel/admin/ask'
import { readImport } from './readImport'
import type { ShownImport } from './readImport'

interface StepsProps {
  slug: string
  initial: ShownImport | null
}

const POLL_MS = 700

const Steps = ({ slug, initial }: StepsProps) => {
  const t = useTranslations('roster.panel')
  const router = useRouter()
  const base = `/api/c/${slug}/roster/imports`
  const [current, setCurrent] = useState(initial)
  const [isMapping, setIsMapping] = useState(initial?.state === 'read')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const isRunning = current?.state === 'checking' || current?.state === 'importing'
  const id = current?.id

  const take = (body: unknown) => {
    const next = readImport(body)
    setCurrent(next)
    setIsMapping(next?.state === 'read')
  }
  const said = (error: string) => {
    setProblem(error === '' ? t('failed') : error)
  }

  useEffect(() => {
    if (!isRunning || id === undefined) return undefined
    const timer = setInterval(() => {
      void getJson(`${base}/${id}`).then(({ body }) => {
        const next = readImport(body)
        if (!next) return
        setCurrent(next)
        if (next.state === 'imported') router.refresh()
      })
    }, POLL_MS)
    return () => {
      clearInterval(timer)
    }
  }, [base, id, isRunning, router])

  const upload = async (form: FormData) => {
    setIsBusy(true)
    setProblem(undefined)
    const { body, error } = await postForm(base, form)
    setIsBusy(false)
    if (error === undefined) take(body)
    else said(error)
  }

  if (!current) {
    return (
      <form
        className="people-form"
        onSubmit={(event) => {
          event.preventDefault()
          void upload(new FormData(event.currentTarget))
        }}
      >
        <label>
          <span>{t('import.choose')}</span>
          <input type="file" name="file" required accept=".csv,.txt,.tsv,.xlsx" />
          <small>{t('import.limits')}</small>
        </label>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? t('import.sending') : t('import.send')}
        </Button>
        <p>
          <a href={`/api/c/${slug}/roster/sample?format=csv`}>{t('import.sampleCsv')}</a>
          {' · '}
          <a href={`/api/c/${slug}/roster/sample?format=xlsx`}>{t('import.sampleXlsx')}</a>
          {' · '}
          <a href={`/api/c/${slug}/roster/export?format=csv`}>{t('import.exportCsv')}</a>
          {' · '}
          <a href={`/api/c/${slug}/roster/export?format=xlsx`}>{t('import.exportXlsx')}</a>
        </p>
        {problem !== undefined && <p role="alert">{problem}</p>}
      </form>
    )
  }
  return (
    <section className="people-form" aria-live="polite">
      <h2>{current.fileName}</h2>
      {isMapping && <MapColumns current={current} base={base} onDone={take} />}
      {!isMapping && isRunning && (
        <>
          <p role="status">{t(`import.states.${current.state}`)}</p>
          <progress max={Math.max(1, current.total)} value={current.done}>
            {current.done}
          </progress>
          <p>{t('import.progress', { done: current.done, total: current.total })}</p>
        </>
      )}
      {!isMapping && !isRunning && (
        <CheckResult
          current={current}
          base={base}
          onDone={take}
          onMap={() => {
            setIsMapping(true)
          }}
        />
      )}
      <p>
        <a href={`/admin/roster-import?c=${slug}`}>{t('import.another')}</a>
      </p>
    </section>
  )
}

type Provided = ComponentProps<typeof NextIntlClientProvider>['messages']

/** The steps of an import, on one page; what is under way goes on without it. */
export const ImportSteps = ({
  locale,
  messages,
  ...steps
}: StepsProps & { locale: Locale; messages: Provided }) => (
  <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
    <Steps {...steps} />
  </NextIntlClientProvider>
)
