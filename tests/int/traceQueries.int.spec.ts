import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { installTracer } from '@/kernel/observability/span'
import { traceQueries } from '@/kernel/observability/traceQueries'
import { withinWork } from '@/kernel/observability/work'
import { startApp, type App } from '../helpers/app'

interface Seen {
  name: string
  parent: string | undefined
  /** undefined while it is open. */
  failure?: string | null
}

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

let app: App
let pool: pg.Pool
const spans: Seen[] = []

beforeAll(async () => {
  app = await startApp()
  installTracer({
    start: ({ name, parent }) => {
      const span: Seen = { name, parent }
      spans.push(span)
      return {
        traceparent: TRACE,
        add: () => undefined,
        end: (failure) => {
          span.failure = failure ?? null
        },
      }
    },
  })
  pool = new pg.Pool({ connectionString: app.env['DATABASE_URL'], max: 1 })
  traceQueries(pool)
}, 60_000)
afterAll(async () => {
  await pool.end()
  await app.stop()
})
beforeEach(() => {
  spans.length = 0
})

describe('a query of a piece of work', () => {
  it('has a span below it, however it is asked, until it is answered', async () => {
    await withinWork({ trace: TRACE }, async () => {
      await pool.query('select count(*) from "communities"')
      const client = await pool.connect()
      const asked = client.query({ text: 'select id from communities where slug = $1' }, ['x'])
      expect(spans.at(-1)).not.toHaveProperty('failure')
      await asked
      client.release()
    })
    const closed = { name: 'select communities', parent: TRACE, failure: null }
    expect(spans).toEqual([closed, closed])
  })

  it('says of what kind its failure was, and nothing of its words', async () => {
    await withinWork({ trace: TRACE }, async () => {
      await expect(pool.query("select 'secret' from nowhere")).rejects.toThrow()
      const client = await pool.connect()
      await expect(client.query("select 'secret' from nowhere")).rejects.toThrow()
      client.release()
    })
    expect(spans.map(({ name }) => name)).toEqual(['select nowhere', 'select nowhere'])
    expect(spans.every(({ failure }) => typeof failure === 'string')).toBe(true)
    expect(JSON.stringify(spans)).not.toContain('secret')
  })

  it('has none where no work is traced', async () => {
    await pool.query('select 1')
    await withinWork({}, () => pool.query('select 1'))
    expect(spans).toEqual([])
  })
})
