import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { rosterClient, type RosterClient } from '../helpers/roster'
import { startWorker } from '../helpers/worker'

let app: App
let make: Builders

interface Place {
  community: Community
  manager: Person
  roster: RosterClient
}

/** A community of its own for each question. */
const place = async (locale: 'en' | 'fr' = 'en'): Promise<Place> => {
  const community = await make.community({
    timeZone: 'Europe/Paris',
    address: { country: 'FR' },
  })
  const manager = await make.person(community.id, 'manager', { locale })
  return { community, manager, roster: rosterClient(app, community, manager.cookie) }
}

const entriesOf = ({ community }: Place) =>
  app.sql<Record<string, unknown>>(
    `select e.id, u.label, u.floor, e.name, e.role, e.email, e.phone, e.external_ref,
       to_char(e.valid_from at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as since,
       to_char(e.valid_to at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as until
     from roster_entries e join units u on u.id = e.unit_id
     where e.community_id = $1 order by u.label, e.name`,
    [community.id],
  )
const stateOf = ({ community }: Place) =>
  app.sql(
    `select (select jsonb_agg(to_jsonb(u) order by id) from units u where community_id = $1) as units,
       (select jsonb_agg(to_jsonb(e) order by id) from roster_entries e where community_id = $1) as entries`,
    [community.id],
  )
const sizes = async ({ community }: Place) => {
  const [row] = await app.sql<{ units: number; entries: number }>(
    `select (select count(*) from units where community_id = $1)::int as units,
       (select count(*) from roster_entries where community_id = $1)::int as entries`,
    [community.id],
  )
  return row
}
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const FRENCH = [
  'Registre de la copropriété;;;;;;;;',
  'Édité le 12/03/2026;;;;;;;;',
  ';;;;;;;;',
  'Bâtiment;Étage;Lot;Nom;Prénom;Qualité;Courriel;Téléphone;Depuis',
  'A;1;101;DUPONT;Jean;Propriétaire;Jean.Dupont@Example.org;06 12 34 56 78;01/09/2019',
  'A;1;101;DUPONT;Marie;Occupant;jean.dupont@example.org;;',
  ';;;;;;;;',
  'A;2;201;"LE GALL\ndit Le Breton";Yann;Locataire;yann@example.org;+33 7 11 22 33 44;15/01/2024',
  'B;0;1;Müller;Zoë;Copropriétaire;;01 42 68 53 00;',
  'B;3;302;;;;;;',
  'Fin de la liste, imprimée par le syndic le 12 mars 2026;;;;;;;;',
].join('\r\n')

describe('a file as people have it', () => {
  it.each([
    ['UTF-8', new Uint8Array(Buffer.from(FRENCH)), 'utf-8'],
    ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\uFEFF${FRENCH}`)), 'utf-8'],
    ['Latin-1', latin1(FRENCH), 'windows-1252'],
    ['UTF-16', utf16(FRENCH), 'utf-16le'],
  ])(
    'in %s, with semicolons, a title, merged names and a remark',
    async (_name, bytes, encoding) => {
      const at = await place('fr')
      const { status, body } = await at.roster.upload(bytes, 'registre.pdf')
      expect([status, body.preview.encoding, body.preview.delimiter]).toEqual([201, encoding, ';'])
      expect(body.preview.headings).toContain('Étage')
      expect(body.mapping.columns).toEqual({
        building: 0,
        floor: 1,
        unit: 2,
        lastName: 3,
        firstName: 4,
        role: 5,
        email: 6,
        phone: 7,
        from: 8,
      })
      const done = await at.roster.all(bytes)
      expect([done.state, done.problems]).toEqual(['imported', []])
      expect(done.counts).toMatchObject({ newUnits: 4, newPeople: 4, badRows: 0, ignored: 2 })
      const rows = await entriesOf(at)
      expect(rows.map(({ label, name, role }) => [label, name, role])).toEqual([
        ['A · 101', 'Jean DUPONT', 'owner'],
        ['A · 101', 'Marie DUPONT', 'household'],
        ['A · 201', 'Yann LE GALL dit Le Breton', 'leaseholder'],
        ['B · 1', 'Zoë Müller', 'owner'],
      ])
      expect(rows[0]).toMatchObject({
        email: 'jean.dupont@example.org',
        phone: '+33612345678',
        since: '2019-09-01 00:00',
        floor: '1',
      })
    },
  )

  it('changes nothing when it comes twice, not even a time stamp', async () => {
    const at = await place()
    await at.roster.all(FRENCH)
    const before = await stateOf(at)
    const again = await at.roster.all(FRENCH)
    expect(again.counts).toMatchObject({
      newUnits: 0,
      changedUnits: 0,
      newPeople: 0,
      changedPeople: 0,
      unchangedPeople: 4,
    })
    expect(again.state).toBe('imported')
    expect(await stateOf(at)).toEqual(before)
  })

  it('is read from an Excel workbook, with numbers, dates and empty rows', async () => {
    const at = await place()
    const { default: write } = await import('write-excel-file/node')
    const cell = (value: unknown) =>
      value instanceof Date
        ? { value, type: Date, format: 'dd/mm/yyyy' }
        : value === null
          ? null
          : { value, type: typeof value === 'number' ? Number : String }
    const rows = [
      ['Unit', 'Floor', 'Name', 'Email', 'Phone', 'Since'],
      [402, 4, 'Amelia Chen', 'amelia@example.org', 612345678, new Date(Date.UTC(2024, 8, 1))],
      [null, null, null, null, null, null],
      [null, null, 'Lucas Chen', null, null, null],
    ].map((row) => row.map(cell))
    const bytes = await write(rows as never).toBuffer()
    const strict = await at.roster.all(bytes)
    expect(strict.problems).toMatchObject([{ row: 4, column: 'Unit', code: 'unit-missing' }])
    const filled = await at.roster.all(bytes, 'nothing', { fillDown: true })
    expect([filled.state, filled.counts.newPeople]).toEqual(['imported', 2])
    expect(await entriesOf(at)).toMatchObject([
      { label: '402', name: 'Amelia Chen', phone: '+33612345678', since: '2024-09-01 00:00' },
      { label: '402', name: 'Lucas Chen' },
    ])
  })

  it('finds the unit and the person behind other spellings, and keeps what cells leave out', async () => {
    const at = await place()
    await at.roster.all('Building;Unit;Name;Email;Phone\nA;12;Jean Dupont;j@example.org;0612345678')
    const [first] = await entriesOf(at)
    const done = await at.roster.all('Bâtiment,Lot,Nom,Courriel\nBâtiment a,Lot 12,"DUPONT, Jean",')
    expect(done.counts).toMatchObject({ newUnits: 0, newPeople: 0, changedPeople: 1 })
    expect(await entriesOf(at)).toEqual([{ ...first, name: 'DUPONT, Jean' }])
    const moved = await at.roster.all('Building,Unit,Name,Email\nA,12,Jean Dupont,new@example.org')
    expect(moved.counts).toMatchObject({ newPeople: 0, changedPeople: 1 })
    expect(await entriesOf(at)).toMatchObject([{ email: 'new@example.org', phone: '+33612345678' }])
  })

  it('reports whom it lacks, and removes nobody', async () => {
    const at = await place()
    await at.roster.all('Unit,Name\n1,Ada\n2,Bob')
    const done = await at.roster.all('Unit,Name\n1,Ada')
    expect(done.counts).toMatchObject({ missing: 1, missingNames: ['Bob (2)'], unchangedPeople: 1 })
    expect(await sizes(at)).toEqual({ units: 2, entries: 2 })
  })
})

describe('bad rows', () => {
  const BAD = [
    'Unit,Floor,Name,Email,Phone,Role,Since,Until',
    '1,1,Ada,ada@example.org,0612345678,Owner,2024-01-01,',
    '2,1,Bob,bob at example.org,0612345678,Owner,,',
    ',1,Carl,,,Owner,,',
    '3,1,Dora,,12,Owner,,',
    '4,1,Eve,,,Queen,,',
    '5,1,Finn,,,Owner,31/02/2024,',
    '6,1,Gina,,,Owner,2024-05-01,2024-04-01',
    '1,2,Hugo,,,Owner,,',
    '1,1,Ada,ada@example.org,0612345678,Leaseholder,2024-01-01,',
    '1,1,Ada,ada@example.org,0612345678,Owner,2024-01-01,',
    '7,1,,ivy@example.org,,Owner,,',
  ].join('\n')

  it('are each explained, and nothing is imported unless the manager says so', async () => {
    const at = await place('fr')
    const done = await at.roster.all(BAD)
    expect(done.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'Email', 'email-invalid'],
      [4, 'Unit', 'unit-missing'],
      [5, 'Phone', 'phone-invalid'],
      [6, 'Role', 'role-unknown'],
      [7, 'Since', 'date-invalid'],
      [8, 'Until', 'ends-before-start'],
      [9, 'Unit', 'unit-differs'],
      [10, 'Name', 'person-differs'],
      [12, 'Name', 'name-missing'],
    ])
    expect(done).toMatchObject({ state: 'checked', counts: { badRows: 9, repeated: 1 } })
    expect(await sizes(at)).toEqual({ units: 0, entries: 0 })

    const { status, body } = await at.roster.run(done.id)
    expect([status, body.error.code, body.error.field]).toEqual([409, 'roster.rows-bad', 'badRows'])
    const report = await app.call(
      'GET',
      `/c/${at.community.slug}/roster/imports/${done.id}/problems.csv`,
      { as: at.manager.cookie, headers: { 'accept-language': 'fr' } },
    )
    expect(report.status).toBe(200)
    expect(report.body).toContain('Ligne,Colonne,Ce qui ne va pas,Valeur')
    expect(report.body).toContain('3,Email,"Ce n’est pas une adresse électronique')

    const started = await at.roster.run(done.id, 'good-rows')
    expect(started.status).toBe(200)
    await at.roster.work(done.id, 'import')
    expect(await at.roster.view(done.id)).toMatchObject({ state: 'imported' })
    expect((await entriesOf(at)).map(({ name }) => name)).toEqual(['Ada'])
  })

  it('stop the job too, where the roster became another meanwhile', async () => {
    const at = await place()
    const { body } = await at.roster.upload('Unit,Name\n1,Ada\n,Bob')
    await at.roster.check(body.id, body.mapping)
    await at.roster.work(body.id, 'check')
    await app.sql(`update roster_imports set state = 'importing' where id = $1`, [body.id])
    await at.roster.work(body.id, 'import')
    expect(await at.roster.view(body.id)).toMatchObject({
      state: 'failed',
      failure: 'roster.rows-bad',
    })
    expect(await sizes(at)).toEqual({ units: 0, entries: 0 })
  })
})

describe('what is no roster', () => {
  const bomb = async () => {
    const { deflateRawSync, crc32 } = await import('node:zlib')
    const plain = Buffer.alloc(200 * 1024 * 1024)
    const packed = deflateRawSync(plain)
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(plain), 14)
    local.writeUInt32LE(packed.length, 18)
    // It says that it is small.
    local.writeUInt32LE(1000, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(1000, 24)
    central.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(central.length + name.length, 12)
    end.writeUInt32LE(local.length + name.length + packed.length, 16)
    return new Uint8Array(Buffer.concat([local, name, packed, central, name, end]))
  }
  const cases: [string, () => Promise<Uint8Array | string> | Uint8Array | string, string][] = [
    ['an empty file', () => '', 'roster.file-empty'],
    ['blanks', () => '\n;;\n', 'roster.file-empty'],
    ['headings alone', () => 'Unit,Name\n,\n', 'roster.no-rows'],
    [
      'binary garbage',
      () => Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256),
      'roster.file-unknown',
    ],
    [
      'a PDF by another name',
      () => new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2]),
      'roster.file-unknown',
    ],
    [
      'a zip that is no workbook',
      () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
      'roster.file-unknown',
    ],
    ['an old workbook', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'roster.old-excel'],
    ['a quotation that never ends', () => 'Unit,Name\n1,"Ada\n2,Bob\n', 'roster.quotes-open'],
    ['a zip bomb that lies about its size', bomb, 'roster.file-too-large-unpacked'],
    ['too many rows', () => `Unit,Name\n${'1,A\n'.repeat(50_001)}`, 'roster.too-many-rows'],
  ]
  it.each(cases)(
    'is refused: %s',
    async (_name, bytes, code) => {
      const at = await place()
      const { status, body } = await at.roster.upload(await bytes(), 'roster.xlsx')
      expect([status, body.error.code, body.error.field]).toEqual([400, code, 'file'])
      expect(body.error.message).toMatch(/\S{3}.*\./)
      expect(
        await app.sql('select 1 from roster_imports where community_id = $1', [at.community.id]),
      ).toEqual([])
    },
    60_000,
  )

  it('asks for the columns where no heading is known', async () => {
    const at = await place()
    const { body } = await at.roster.upload('Foo,Bar\n1,Ada\n2,Bob')
    expect(body.mapping.columns).toEqual({})
    const refused = await at.roster.check(body.id, body.mapping)
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      400,
      'roster.column-missing',
      'columns.unit',
    ])
    const outside = await at.roster.check(body.id, { columns: { unit: 0, name: 9 } })
    expect([outside.status, outside.body.error.field]).toEqual([400, 'columns.name'])
    const named = await at.roster.check(body.id, { columns: { unit: 0, name: 1 } })
    expect(named.status).toBe(200)
    await at.roster.work(body.id, 'check')
    expect(await at.roster.view(body.id)).toMatchObject({ counts: { newPeople: 2 } })
  })

  it('is a request without a file, or with a body that is too large', async () => {
    const at = await place()
    const none = await app.call('POST', `/c/${at.community.slug}/roster/imports`, {
      as: at.manager.cookie,
      body: new FormData(),
    })
    expect([none.status, none.body.error.code]).toEqual([400, 'files.missing'])
    const large = await at.roster.upload('x'.repeat(20 * 1024 * 1024 + 17 * 1024))
    expect(large.status).toBe(413)
  })
})

describe('formulas', () => {
  const FILE = 'Unit,Name,Ref\n1,"=HYPERLINK(""http://evil"",""x"")","@SUM(1)"\n2,+Bob,-1'

  it('are plain text here, and no formulas in what goes out; the way round changes nothing', async () => {
    const at = await place()
    await at.roster.all(FILE)
    expect((await entriesOf(at)).map(({ name }) => name)).toEqual([
      '=HYPERLINK("http://evil","x")',
      '+Bob',
    ])
    const before = await stateOf(at)
    for (const format of ['csv', 'xlsx']) {
      const bytes = await exported(at, format)
      if (format === 'csv') {
        const text = Buffer.from(bytes).toString('utf8')
        expect(text).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
        expect(text).toContain(`'+Bob`)
        expect(text).not.toMatch(/(?:^|,)"?[=@]/m)
      }
      const again = await at.roster.all(bytes)
      expect(again.counts).toMatchObject({ unchangedPeople: 2, changedPeople: 0, newPeople: 0 })
      expect(await stateOf(at)).toEqual(before)
    }
    const audits = await app.sql(
      `select action, details->>'format' as format from audit_entries
       where community_id = $1 and action = 'roster.exported' order by at`,
      [at.community.id],
    )
    expect(audits.map(({ format }) => format)).toEqual(['csv', 'xlsx'])
  })
})

const exported = async (at: Place, format: string): Promise<Uint8Array> => {
  const { exportRoster } = await import('@/collections/roster/operations/exportRoster')
  const { inTransaction } = await import('@/kernel/database/transaction')
  const { communityRequest } = await import('@/kernel/tenancy/system')
  const req = await communityRequest(app.payload, at.community.id, 'a test')
  const answer = await inTransaction(req, () =>
    exportRoster({ req, community: at.community, locale: 'fr', format: format as 'csv' }),
  )
  return new Uint8Array(await answer.arrayBuffer())
}

describe('who may', () => {
  it('nobody but a manager of the community', async () => {
    const at = await place()
    const other = await place()
    const board = await make.person(at.community.id, 'board')
    const { body } = await at.roster.upload('Unit,Name\n1,Ada')
    for (const [who, expected] of [
      [board.cookie, 403],
      [other.manager.cookie, 404],
      [undefined, 401],
    ] as const) {
      for (const path of ['imports', `imports/${body.id}`, 'export', 'sample']) {
        const { status } = await app.call('GET', `/c/${at.community.slug}/roster/${path}`, {
          as: who,
        })
        expect([path, status]).toEqual([path, expected])
      }
    }
    const foreign = await app.call(
      'GET',
      `/c/${other.community.slug}/roster/imports/${String(body.id)}`,
      { as: other.manager.cookie },
    )
    expect(foreign.status).toBe(404)
  })

  it('and nobody who stopped being one before the job came', async () => {
    const at = await place()
    const { body } = await at.roster.upload('Unit,Name\n1,Ada')
    await at.roster.check(body.id, body.mapping)
    await at.roster.work(body.id, 'check')
    await at.roster.run(body.id)
    await app.sql(`update memberships set status = 'ended' where community_id = $1`, [
      at.community.id,
    ])
    await at.roster.work(body.id, 'import')
    const [row] = await app.sql('select state, failure from roster_imports where id = $1', [
      body.id,
    ])
    expect(row).toEqual({ state: 'failed', failure: 'access.denied' })
    expect(await sizes(at)).toEqual({ units: 0, entries: 0 })
  })

  it('gives samples in both languages, which the import reads', async () => {
    const at = await place('fr')
    for (const locale of ['en', 'fr']) {
      const { sampleFile } = await import('@/collections/roster/operations/reports')
      const answer = await sampleFile(locale, 'csv')
      const { body } = await at.roster.upload(new Uint8Array(await answer.arrayBuffer()))
      expect(Object.keys(body.mapping.columns)).toHaveLength(11)
      await at.roster.check(body.id, body.mapping)
      await at.roster.work(body.id, 'check')
      expect(await at.roster.view(body.id)).toMatchObject({ problems: [], counts: { rows: 4 } })
    }
    const { status, headers } = await app.call('GET', `/c/${at.community.slug}/roster/sample`, {
      as: at.manager.cookie,
    })
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="roster-sample.csv"',
    ])
  })
})

const messy = (rows: number): string =>
  `Building;Floor;Unit;Name;Email;Phone;Role\n${Array.from({ length: rows }, (_, i) =>
    i % 50 === 49
      ? `B${String(i % 7)};${String(i % 9)};U${String(i)};Person ${String(i)};nobody;;Owner`
      : `B${String(i % 7)};${String(i % 9)};U${String(i)};Person ${String(i)};p${String(i)}@example.org;+3361${String(2_000_000 + i)};Owner`,
  ).join('\n')}\n`

describe('a whole town of rows', () => {
  it('of fifty thousand is imported whole, with every bad one reported', async () => {
    const at = await place()
    const file = messy(50_000)
    const done = await at.roster.all(file, 'good-rows')
    expect(done).toMatchObject({ state: 'imported', counts: { rows: 50_000, badRows: 1000 } })
    expect(done.problems).toHaveLength(100)
    expect(await sizes(at)).toEqual({ units: 49_000, entries: 49_000 })
    const again = await at.roster.all(file, 'good-rows')
    expect(again.counts).toMatchObject({ newPeople: 0, changedPeople: 0, unchangedPeople: 49_000 })
  }, 120_000)

  it('leaves nothing behind when the worker dies half-way, and comes whole from the next one', async () => {
    const at = await place()
    const { body } = await at.roster.upload(messy(12_000))
    await at.roster.check(body.id, body.mapping)
    await at.roster.work(body.id, 'check')
    await at.roster.run(body.id, 'good-rows')
    const first = startWorker(app.env)
    const done = async () =>
      (
        await app.sql<{ done: string; state: string }>(
          'select done, state from roster_imports where id = $1',
          [body.id],
        )
      )[0]!
    for (;;) {
      const { done: count, state } = await done()
      expect(state).toBe('importing')
      if (Number(count) > 2000) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await first.kill()
    expect(await sizes(at)).toEqual({ units: 0, entries: 0 })
    expect((await done()).state).toBe('importing')
    const second = startWorker(app.env)
    while ((await done()).state === 'importing') {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await second.stop()
    expect((await done()).state).toBe('imported')
    expect(await sizes(at)).toEqual({ units: 11_760, entries: 11_760 })
  }, 180_000)
})

describe('the file', () => {
  it('goes after a day with the values of its report; what became of it stays', async () => {
    const at = await place()
    const done = await at.roster.all('Unit,Name,Email\n1,Ada,nobody')
    const { sweepImports } = await import('@/collections/roster/operations/sweepImports')
    await sweepImports({ payload: app.payload, now: new Date() })
    expect(await at.roster.view(done.id)).toMatchObject({ state: 'checked' })
    await sweepImports({ payload: app.payload, now: new Date(Date.now() + 25 * 3600 * 1000) })
    expect(await at.roster.view(done.id)).toMatchObject({
      state: 'expired',
      preview: { sample: [] },
      problems: [{ row: 2, code: 'email-invalid' }],
    })
    const { stagedTable } = await import('@/collections/roster/operations/staging')
    expect(await stagedTable(done.id)).toBeNull()
    const report = await app.call(
      'GET',
      `/c/${at.community.slug}/roster/imports/${done.id}/problems.csv`,
      { as: at.manager.cookie },
    )
    expect([report.status, report.body.error.code]).toEqual([410, 'roster.file-gone'])
    const refused = await at.roster.check(done.id, { columns: { unit: 0, name: 1 } })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'roster.import-busy'])
  })
})

describe('the list of residents', () => {
  const ask = async (at: Place, words = '', filter = 'all', page = 1) => {
    const { unitsWithPeople } = await import('@/collections/roster/operations/people')
    const { createLocalReq } = await import('payload')
    const user = { ...at.manager.user, collection: 'users' } as never
    const own = await createLocalReq({ user }, app.payload)
    return unitsWithPeople({
      req: own,
      community: at.community.id,
      words,
      filter: filter as 'all',
      page,
    })
  }
  const names = async (...args: Parameters<typeof ask>) =>
    (await ask(...args)).units.flatMap(({ label, people }) =>
      people.map(({ name, state }) => `${label} ${name} ${state}`),
    )

  it('has those who are here and those who are not, found by any sign of them', async () => {
    const at = await place()
    await at.roster.all(
      'Unit,Name,Email,Phone\n1,Ada Byron,ada@example.org,0612345678\n2,Bob,,\n10,,,\n2,Zed,zed@example.org,',
    )
    const [first] = await app.sql<{ id: string }>(
      `select id from units where community_id = $1 and number = '1'`,
      [at.community.id],
    )
    const soon = new Date(Date.now() + 10 * 24 * 3600 * 1000).toISOString()
    await make.person(at.community.id, 'leaseholder', {
      name: 'Lou Here',
      email: 'lou.here@example.org',
      unit: first!.id,
      validTo: soon,
    })
    expect(await names(at)).toEqual([
      '1 Ada Byron listed',
      '1 Lou Here here',
      '2 Bob listed',
      '2 Zed listed',
    ])
    const all = await ask(at)
    expect([all.total, all.units.map(({ label }) => label)]).toEqual([3, ['1', '2', '10']])
    for (const words of ['byron', 'ada@', '06 12 34 56', '612345678']) {
      expect([words, await names(at, words)]).toEqual([words, ['1 Ada Byron listed']])
    }
    expect(await names(at, '%')).toEqual([])
    expect(await names(at, '', 'here')).toEqual(['1 Lou Here here'])
    expect(await names(at, '', 'ends-soon')).toEqual(['1 Lou Here here'])
    expect(await names(at, '', 'listed')).toHaveLength(3)
    const [ada] = await app.sql<{ id: string }>(
      `select id from roster_entries where community_id = $1 and name = 'Ada Byron'`,
      [at.community.id],
    )
    const invited = await app.call('POST', `/c/${at.community.slug}/invitations`, {
      as: at.manager.cookie,
      body: { entries: [ada!.id], channel: 'best' },
    })
    expect([invited.status, invited.body.error]).toEqual([201, undefined])
    expect(await names(at, '', 'invited')).toEqual(['1 Ada Byron invited'])
    const { countPeople } = await import('@/collections/roster/operations/people')
    const { createLocalReq } = await import('payload')
    const user = { ...at.manager.user, collection: 'users' } as never
    const req = await createLocalReq({ user }, app.payload)
    expect(await countPeople(req, at.community.id)).toEqual({
      units: 3,
      empty: 1,
      listed: 2,
      invited: 1,
      here: 1,
      suspended: 0,
      'ends-soon': 1,
    })
  })

  it('pages through a large house, and a card tells all of a unit', async () => {
    const at = await place()
    await at.roster.all(
      `Unit,Name\n${Array.from({ length: 220 }, (_, i) => `${String(i + 1)},P ${String(i)}`).join('\n')}`,
    )
    const second = await ask(at, '', 'all', 2)
    expect([second.total, second.units.length, second.units[0]?.label]).toEqual([220, 50, '51'])
    const unit = second.units[0]!.id
    const person = await make.person(at.community.id, 'owner', { unit })
    await app.call('POST', `/c/${at.community.slug}/people/${person.user.id}/suspend`, {
      as: at.manager.cookie,
      body: { reason: 'A test of the card' },
    })
    await make.parcel(at.community.id, unit)
    const { unitCard, grantsOf } = await import('@/collections/roster/operations/unitCard')
    const { createLocalReq } = await import('payload')
    const user = { ...at.manager.user, collection: 'users' } as never
    const req = await createLocalReq({ user }, app.payload)
    const card = await unitCard(req, at.community.id, unit)
    expect(card).toMatchObject({
      label: '51',
      parcels: 1,
      listed: [{ name: 'P 50' }],
      memberships: [{ status: 'suspended', endReason: 'A test of the card' }],
    })
    expect(card.audit[0]).toMatchObject({
      action: 'membership.changed',
      actor: at.manager.user.name,
      reason: 'A test of the card',
    })
    expect(await grantsOf(req, at.community.id, 1)).toContainEqual(
      expect.objectContaining({ unit: '51', reason: 'A test of the card' }),
    )
    const other = await place()
    await expect(unitCard(req, other.community.id, unit)).rejects.toMatchObject({ status: 404 })
  })
})
