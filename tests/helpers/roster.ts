import type { App } from './app'

export interface RosterClient {
  upload: (bytes: Uint8Array | string, name?: string) => Promise<Awaited<ReturnType<App['call']>>>
  check: (id: string, body: object) => Promise<Awaited<ReturnType<App['call']>>>
  run: (id: string, badRows?: string) => Promise<Awaited<ReturnType<App['call']>>>
  view: (id: string) => Promise<Record<string, never> & { state: string }>
  /** Works the job off here, as the worker would. */
  work: (id: string, step: 'check' | 'import') => Promise<void>
  /** Upload, dry run, import. */
  all: (bytes: Uint8Array | string, badRows?: string, extra?: object) => Promise<Result>
}

export interface Result {
  id: string
  state: string
  failure: string | null
  // What the API promises is checked by the app's helper.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  counts: any
  problems: { row: number; column: string; code: string; value?: string }[]
}

export const rosterClient = (
  app: App,
  { slug, id: community }: { slug: string; id: string },
  cookie: string,
): RosterClient => {
  const base = `/c/${slug}/roster/imports`
  const upload: RosterClient['upload'] = (bytes, name = 'roster.csv') => {
    const form = new FormData()
    form.set('file', new File([bytes as never], name))
    return app.call('POST', base, { as: cookie, body: form })
  }
  const check: RosterClient['check'] = (id, body) =>
    app.call('POST', `${base}/${id}/check`, { as: cookie, body })
  const run: RosterClient['run'] = (id, badRows = 'nothing') =>
    app.call('POST', `${base}/${id}/run`, { as: cookie, body: { badRows } })
  const view: RosterClient['view'] = async (id) =>
    (await app.call('GET', `${base}/${id}`, { as: cookie })).body
  const work: RosterClient['work'] = async (importId, step) => {
    const { runImport } = await import('@/collections/roster/operations/runImport')
    await runImport({ payload: app.payload, community, importId, step })
  }
  return {
    upload,
    check,
    run,
    view,
    work,
    all: async (bytes, badRows, extra = {}) => {
      const { status, body } = await upload(bytes)
      if (status !== 201) throw new Error(JSON.stringify(body))
      const { id, mapping } = body as { id: string; mapping: object }
      const checked = await check(id, { ...mapping, ...extra })
      if (checked.status !== 200) throw new Error(JSON.stringify(checked.body))
      await work(id, 'check')
      const started = await run(id, badRows)
      if (started.status === 200) await work(id, 'import')
      return (await view(id)) as unknown as Result
    },
  }
}
