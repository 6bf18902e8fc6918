import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { runEntry } from '../helpers/entry'
import { baseEnvironment } from '../helpers/environment.mjs'

interface Release {
  name: string
  /** The demo that it left, as rows. */
  fixture: string
  /** The migrations that came with it; it had run those of the releases before as well. */
  added: string[]
  rows: Record<'users' | 'units' | 'memberships' | 'packages' | 'steps' | 'audits', number>
  /** None where there was no messaging yet. */
  messages?: number
}

/** Each release before this one: its schema as its own migrations made it, and its rows. */
const RELEASES: Release[] = [
  {
    name: 'the first parcel',
    fixture: 'tests/fixtures/releases/first-parcel.sql',
    added: ['20261120_210000_initial', '20261120_220000_guards'],
    rows: { users: 53, units: 48, memberships: 55, packages: 24, steps: 36, audits: 56 },
  },
  {
    name: 'walls and wires',
    fixture: 'tests/fixtures/releases/walls.sql',
    added: ['20261124_120000_walls', '20261124_130000_audit_chain', '20261124_130000_rate_limits'],
    rows: { users: 53, units: 48, memberships: 55, packages: 24, steps: 36, audits: 59 },
  },
  {
    name: 'residents move in',
    fixture: 'tests/fixtures/releases/residents.sql',
    added: [
      '20261124_194100_sessions',
      '20261124_194141_own_lock',
      '20261124_195000_sms_sent',
      '20261124_200000_roster',
      '20261124_200500_proved_addresses',
      '20261124_201500_leaving',
      '20261124_201500_password_history',
      '20261124_202000_living',
      '20261124_202500_ways_in',
      '20261124_203000_unlock_links',
      '20261124_205400_second_step',
      '20261124_205500_staff_second_step',
      '20261124_230000_notices',
      '20261124_230500_notice_tables',
      '20261124_231500_merging',
      '20261124_232000_asked_in',
    ],
    rows: { users: 56, units: 48, memberships: 57, packages: 24, steps: 36, audits: 61 },
  },
  {
    name: 'messaging',
    fixture: 'tests/fixtures/releases/conversations.sql',
    added: [
      '20261125_022500_channels',
      '20261125_023000_push_devices',
      '20261125_024000_messaging',
      '20261125_024100_conversations',
    ],
    rows: { users: 56, units: 48, memberships: 57, packages: 24, steps: 36, audits: 61 },
    messages: 4,
  },
  {
    name: 'the hand-over',
    fixture: 'tests/fixtures/releases/hand-over.sql',
    added: [
      '20261129_141500_files',
      '20261129_141600_attachments',
      '20261129_142000_saved_replies',
      '20261129_143000_waiting_deliveries',
      '20261129_190000_reports',
      '20261129_191000_blocks',
      '20261129_200000_account_version',
      '20261129_201000_front_desk',
      '20261129_201100_front_desk_tables',
      '20261129_202000_confidential',
      '20261129_203000_moved_out',
      '20261130_000000_handovers',
      '20261130_001000_pickup_codes',
      '20261130_002000_closings',
    ],
    rows: { users: 56, units: 48, memberships: 57, packages: 24, steps: 36, audits: 61 },
    messages: 22,
  },
  {
    name: 'the desk without a network',
    fixture: 'tests/fixtures/releases/front-desk.sql',
    added: [
      '20261130_120000_parcel_rules',
      '20261130_200000_standing',
      '20261130_201000_proxies',
      '20261201_300000_shelf_audits',
      '20261201_301000_shift_handovers',
      '20261201_400000_disowned_parcels',
      '20261201_401000_parcel_history',
      '20261201_500000_signature_checked',
      '20261201_600000_parcel_words',
      '20261202_100000_desk_devices',
      '20261202_101000_offline_entries',
      '20261202_200000_shift_signatures_end',
      '20261202_201000_parcel_texts',
      '20261203_100000_announcements',
      '20261203_100100_announcement_tables',
      '20261203_200000_plain_words',
      '20261203_300000_forwarded',
    ],
    rows: { users: 56, units: 48, memberships: 57, packages: 24, steps: 36, audits: 61 },
    messages: 22,
  },
]

type Up = (args: { db: unknown; payload: unknown; req: unknown }) => Promise<void>

const { superuserUrl, urls: template } = JSON.parse(process.env['COURTYARD_TEST_SERVER']!) as {
  superuserUrl: string
  urls: { owner: string; app: string; system: string }
}
const withMigrations = RELEASES.map((release, index) => ({
  ...release,
  migrations: RELEASES.slice(0, index + 1).flatMap(({ added }) => added),
}))

describe.each(withMigrations)(
  'the migrations, on the demo of $name',
  ({ fixture, migrations, rows: expected, messages = 0 }) => {
    const name = `old_${randomBytes(6).toString('hex')}`
    const inDatabase = (url: string) => {
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    }
    const urls = {
      owner: inDatabase(template.owner),
      app: inDatabase(template.app),
      system: inDatabase(template.system),
    }
    let owner: pg.Client

    const counts = async () => {
      const { rows } = await owner.query<Record<string, number>>(`select
    (select count(*) from users)::int as users, (select count(*) from units)::int as units,
    (select count(*) from memberships)::int as memberships,
    (select count(*) from packages)::int as packages,
    (select count(*) from package_events)::int as steps,
    (select count(*) from audit_entries)::int as audits`)
      return rows[0]!
    }

    const migrate = () => runEntry('migrate', { ...baseEnvironment(urls), DATA_DIR: '.data' })

    beforeAll(async () => {
      const superuser = new pg.Client({ connectionString: superuserUrl })
      await superuser.connect()
      await superuser.query(`create database ${name} owner courtyard_owner`)
      await superuser.query(`grant connect on database ${name} to courtyard_app, courtyard_system`)
      await superuser.end()
      owner = new pg.Client({ connectionString: urls.owner })
      await owner.connect()
      const db = drizzle({ client: owner })
      for (const file of migrations) {
        const { up } = (await import(`../../src/migrations/${file}.ts`)) as { up: Up }
        await up({ db, payload: {}, req: {} })
      }
      await owner.query(readFileSync(fixture, 'utf8'))
      // What its worker had sealed.
      const hadSeals = migrations.some((file) => file.endsWith('audit_chain'))
      if (hadSeals) await owner.query(`select app_seal_audit('-infinity', 1000000)`)
    }, 60_000)
    afterAll(async () => {
      await owner.end()
    })

    it('run, keep every row, and put up the walls', async () => {
      const before = await counts()
      expect(before).toEqual(expected)
      const { code, output } = await migrate()
      expect([code, output]).toEqual([0, expect.stringContaining('up to date')])
      expect(await counts()).toEqual(before)
      const { rows } = await owner.query('select * from app_verify_audit($1)', ['0 seconds'])
      expect(rows).toEqual([])
      const said = await owner.query('select count(*)::int as n from messages')
      expect(said.rows).toEqual([{ n: messages }])
      const seals = await owner.query('select count(*)::int as n from audit_seals')
      expect(seals.rows).toEqual([{ n: expected.audits }])
    }, 120_000)

    it('run again without a change', async () => {
      const policies = () =>
        owner.query('select tablename, policyname, qual, with_check from pg_policies order by 1, 2')
      const before = await policies()
      expect((await migrate()).code).toBe(0)
      expect((await policies()).rows).toEqual(before.rows)
      expect(before.rows.length).toBeGreaterThan(10)
    }, 120_000)

    it('leave each community with its own rows', async () => {
      const user = new pg.Client({ connectionString: urls.app })
      await user.connect()
      const parcels = async () =>
        (await user.query<{ n: number }>('select count(*)::int as n from packages')).rows[0]!.n
      expect(await parcels()).toBe(0)
      const { rows } = await owner.query<{ id: string }>('select id from communities')
      let seen = 0
      for (const { id } of rows) {
        await user.query(`select set_config('app.communities', $1, false)`, [id])
        seen += await parcels()
      }
      expect(seen).toBe(24)
      await user.end()
    })
  },
)
