import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Person } from '../helpers/builders'
import { photograph, uploadsTo } from '../helpers/files'

let app: App
let place: Community
let editor: Person
let owner: Person
let board: Person
let stranger: Person
/** Of a document for everybody: what is former, what readers have, what is open. */
let former = ''
let current = ''
let draft = ''
let open = ''
/** Of one for the board alone. */
let closed = ''
let closedVersion = ''
let spare = ''

class RolledBack extends Error {
  readonly count: number
  constructor(count: number) {
    super('rolled back')
    this.count = count
  }
}

const REFUSED = 'refused'

const codeOf = (error: unknown): unknown => {
  if (typeof error !== 'object' || error === null) return undefined
  return 'code' in error ? error.code : 'cause' in error ? codeOf(error.cause) : undefined
}

/** How many rows a statement reads or writes with the walls alone, without any rule of ours; nothing stays. */
const wall = async (who: Person | 'worker', statement: string): Promise<number | string> => {
  const req =
    who === 'worker'
      ? await communityRequest(app.payload, place.id, 'a test')
      : await createLocalReq({ user: { ...who.user, collection: 'users' } }, app.payload)
  try {
    return await inTransaction(req, async (): Promise<number> => {
      const tx = await txOf(req)
      const { rows } = await tx.execute(sql.raw(statement))
      throw new RolledBack(rows.length)
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.count
    // Insufficient privilege: a policy, or none that allows it.
    if (codeOf(error) === '42501') return REFUSED
    throw error
  }
}

const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const send = async (purpose: string, as = editor) => {
  const { body } = await uploadsTo(app, place.slug)(as, purpose, await photograph(40, 30))
  return String(body.id)
}
const addVersion = async (id: string) => {
  const file = await send('document-image')
  const { status, body } = await call('POST', `/documents/${id}/versions`, editor, { file })
  expect(status).toBe(201)
  return String(body.id)
}
const publish = (id: string) => call('POST', `/documents/${id}/state`, editor, { to: 'published' })
const create = async (slug: string, data: object) => {
  const { status, body } = await app.call('POST', `/${slug}`, {
    as: editor.cookie,
    body: { community: place.id, ...data },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return String(body.doc.id)
}

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  const make = buildersFor(app)
  place = await make.community()
  const unit = await make.unit(place.id)
  editor = await make.person(place.id, 'editor')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  board = await make.person(place.id, 'board')
  const elsewhere = await make.community()
  stranger = await make.person(elsewhere.id, 'manager')
  const folder = await create('document-folders', { name: 'Hall' })
  open = await create('documents', { title: 'Open', folder })
  former = await addVersion(open)
  await publish(open)
  current = await addVersion(open)
  await publish(open)
  draft = await addVersion(open)
  closed = await create('documents', { title: 'Closed', folder, readers: ['board'] })
  closedVersion = await addVersion(closed)
  await publish(closed)
  spare = await send('document-image')
  for (const version of [current, draft]) {
    await app.sql(
      `insert into document_pages (version_id, page, document_id, community_id, body)
       values ($1, 1, $2, $3, 'words')`,
      [version, open, place.id],
    )
  }
  for (const { user } of [owner, board]) {
    await app.sql(
      `insert into document_downloads (id, community_id, document_id, version_id, user_id)
       values ($1, $2, $3, $4, $5)`,
      [randomUUID(), place.id, open, current, user.id],
    )
    await app.sql(
      `insert into document_follows (document_id, user_id, community_id) values ($1, $2, $3)`,
      [open, user.id, place.id],
    )
    await app.sql(
      `insert into document_confirmations (version_id, user_id, document_id, community_id)
       values ($1, $2, $3, $4)`,
      [current, user.id, open, place.id],
    )
  }
  await app.sql(
    `insert into document_reminders (document_id, kind, stage, due_on, community_id)
     values ($1, 'review', 'due', '2030-01-01', $2)`,
    [open, place.id],
  )
}, 90_000)
afterAll(async () => {
  await app.stop()
})

const countIn = (who: Person | 'worker', table: string, where = 'true') =>
  wall(who, `select 1 from ${table} where ${where}`)

describe('the walls of documents', () => {
  it('show readers what is published and for them, and let editors alone write', async () => {
    expect(await countIn(owner, 'documents')).toBe(1)
    expect(await countIn(board, 'documents')).toBe(2)
    expect(await countIn(stranger, 'documents')).toBe(0)
    await app.sql(`update documents set state = 'withdrawn' where id = $1`, [closed])
    expect([await countIn(board, 'documents'), await countIn(editor, 'documents')]).toEqual([1, 2])
    await app.sql(`update documents set state = 'published' where id = $1`, [closed])
    for (const table of ['documents', 'document_folders']) {
      const change = `update ${table} set updated_at = now() returning 1`
      expect([table, await wall(owner, change)]).toEqual([table, 0])
      expect(await wall(editor, change)).toBeGreaterThan(0)
    }
    const folder = `insert into document_folders (id, community_id, name, readers)
      values (gen_random_uuid(), '${place.id}', 'Mine', '[]') returning 1`
    expect([await wall(owner, folder), await wall(editor, folder)]).toEqual([REFUSED, 1])
    const copy = `insert into documents
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
      from documents d where d.id = '${open}' returning 1`
    expect([await wall(owner, copy), await wall(editor, copy)]).toEqual([REFUSED, 1])
    expect(await wall(editor, `delete from documents where id = '${open}' returning 1`)).toBe(
      REFUSED,
    )
    expect(await wall(owner, 'delete from document_folders returning 1')).toBe(0)
  })

  it('give readers the current version of what they read, and its words', async () => {
    const ids = (...versions: string[]) => `id in ('${versions.join("','")}')`
    expect(await countIn(owner, 'document_versions', ids(former, current, draft))).toBe(1)
    expect(await countIn(owner, 'document_versions', ids(closedVersion))).toBe(0)
    expect(await countIn(board, 'document_versions', ids(closedVersion))).toBe(1)
    expect(await countIn(editor, 'document_versions')).toBe(4)
    expect(await countIn(stranger, 'document_versions')).toBe(0)
    const byVersion = (version: string) => `version_id = '${version}'`
    expect(await countIn(owner, 'document_pages', byVersion(current))).toBe(1)
    expect(await countIn(owner, 'document_pages', byVersion(draft))).toBe(0)
    expect(await countIn(editor, 'document_pages')).toBe(2)
  })

  it('let those who keep them add a version in their own name, and the worker its words', async () => {
    const add = (author: Person) => `insert into document_versions
      (id, community_id, document_id, number, state, file_id, name, mime_type, bytes, author_id)
      values (gen_random_uuid(), '${place.id}', '${open}', 90, 'discarded', '${spare}', 'x',
        'image/webp', 1, '${author.user.id}') returning 1`
    expect(await wall(owner, add(owner))).toBe(REFUSED)
    expect(await wall(editor, add(owner))).toBe(REFUSED)
    expect(await wall(editor, add(editor))).toBe(1)
    const change = `update document_versions set note = 'x' where id = '${current}' returning 1`
    expect([await wall(owner, change), await wall(editor, change)]).toEqual([0, 1])
    const gone = `delete from document_versions where id = '${former}' returning 1`
    expect(await wall(editor, gone)).toBe(REFUSED)
    const page = `insert into document_pages (version_id, page, document_id, community_id, body)
      values ('${current}', 2, '${open}', '${place.id}', 'forged') returning 1`
    expect(await wall(owner, page)).toBe(REFUSED)
    expect(await wall(editor, page)).toBe(REFUSED)
    expect(await wall('worker', page)).toBe(1)
    expect(await wall(editor, `update document_pages set body = 'x' returning 1`)).toBe(REFUSED)
    const drop = 'delete from document_pages returning 1'
    expect([await wall(owner, drop), await wall(editor, drop)]).toEqual([0, 2])
  })

  it('keep who opened, follows and confirmed for the person, and for those who ask for it', async () => {
    for (const table of ['document_downloads', 'document_confirmations']) {
      expect([table, await countIn(owner, table)]).toEqual([table, 1])
      expect([table, await countIn(editor, table)]).toEqual([table, 2])
      expect([table, await countIn(stranger, table)]).toEqual([table, 0])
      for (const change of [`update ${table} set at = now()`, `delete from ${table}`]) {
        expect([change, await wall(owner, `${change} returning 1`)]).toEqual([change, REFUSED])
      }
    }
    expect(await countIn(owner, 'document_follows')).toBe(1)
    expect(await countIn(editor, 'document_follows')).toBe(0)
    expect(await countIn('worker', 'document_follows')).toBe(2)
    expect(await wall(owner, `update document_follows set at = now() returning 1`)).toBe(REFUSED)
    const leave = (who: Person) =>
      `delete from document_follows where user_id = '${who.user.id}' returning 1`
    expect([await wall(owner, leave(owner)), await wall(owner, leave(board))]).toEqual([1, 0])
  })

  it('let nobody open, follow or confirm for somebody else, or what they do not read', async () => {
    await app.sql('delete from document_follows where user_id = $1', [owner.user.id])
    const wants: Record<string, (who: Person, document: string, version: string) => string> = {
      downloads: (who, document, version) => `insert into document_downloads
        (id, community_id, document_id, version_id, user_id) values (gen_random_uuid(),
        '${place.id}', '${document}', '${version}', '${who.user.id}') returning 1`,
      follows: (who, document) => `insert into document_follows
        (document_id, user_id, community_id) values ('${document}', '${who.user.id}',
        '${place.id}') on conflict do nothing returning 1`,
      confirmations: (who, document, version) => `insert into document_confirmations
        (version_id, user_id, document_id, community_id) values ('${version}', '${who.user.id}',
        '${document}', '${place.id}') on conflict do nothing returning 1`,
    }
    for (const [name, want] of Object.entries(wants)) {
      expect([name, await wall(owner, want(editor, open, current))]).toEqual([name, REFUSED])
      expect([name, await wall(owner, want(owner, closed, closedVersion))]).toEqual([name, REFUSED])
      expect([name, await wall(board, want(board, closed, closedVersion))]).toEqual([name, 1])
    }
  })

  it('keep what owners were told of days for the worker', async () => {
    const told = `insert into document_reminders (document_id, kind, stage, due_on, community_id)
      values ('${open}', 'expiry', 'due', '2030-01-01', '${place.id}') returning 1`
    expect([await countIn(editor, 'document_reminders'), await wall(editor, told)]).toEqual([
      0,
      REFUSED,
    ])
    expect([await countIn('worker', 'document_reminders'), await wall('worker', told)]).toEqual([
      1, 1,
    ])
    for (const change of [
      'update document_reminders set stage = stage',
      'delete from document_reminders',
    ]) {
      expect([change, await wall('worker', `${change} returning 1`)]).toEqual([change, REFUSED])
    }
  })
})

describe('the walls of articles', () => {
  it('stand around the words, pictures and answers of those that are not for one', async () => {
    const translations = [{ language: 'fr', title: 'Vanne', body: richText('Sous l’évier.') }]
    const common = { language: 'en', title: 'Valve', body: richText('Under the sink.') }
    const all = await create('articles', { ...common, translations, state: 'published' })
    const few = await create('articles', {
      ...common,
      translations,
      state: 'published',
      readers: ['board'],
    })
    const early = await create('articles', { ...common, translations })
    for (const id of [all, few, early]) {
      const file = await send('article-picture')
      const path = `/articles/${id}/pictures`
      expect((await call('POST', path, editor, { file, alts: { en: 'A valve' } })).status).toBe(201)
      for (const { user } of [board, editor]) {
        await app.sql(
          `insert into article_answers (article_id, user_id, community_id, is_helpful)
           values ($1, $2, $3, true)`,
          [id, user.id, place.id],
        )
      }
    }
    for (const table of ['articles', 'articles_translations', 'article_pictures']) {
      const seen = [owner, board, editor, stranger].map((who) => countIn(who, table))
      expect([table, await Promise.all(seen)]).toEqual([table, [1, 2, 3, 0]])
    }
    const answers = [owner, board, editor].map((who) => countIn(who, 'article_answers'))
    expect(await Promise.all(answers)).toEqual([0, 3, 6])

    const writes: [string, number][] = [
      ['update articles set updated_at = now()', 3],
      [`update articles_translations set title = 'x'`, 3],
      [`update article_pictures set alts = '{}'`, 3],
      ['delete from article_pictures', 3],
      ['delete from articles_translations', 3],
    ]
    for (const [write, count] of writes) {
      const done = [owner, editor].map((who) => wall(who, `${write} returning 1`))
      expect([write, await Promise.all(done)]).toEqual([write, [0, count]])
    }
    const copies = {
      articles: `jsonb_build_object('id', gen_random_uuid())`,
      articles_translations: `jsonb_build_object('id', gen_random_uuid())`,
      article_pictures: `jsonb_build_object('file_id', '${spare}')`,
    }
    for (const [table, changed] of Object.entries(copies)) {
      const copy = `insert into ${table} select (jsonb_populate_record(o, ${changed})).*
        from ${table} o limit 1 returning 1`
      expect([table, await wall(owner, copy), await wall(editor, copy)]).toEqual([
        table,
        REFUSED,
        1,
      ])
    }
    const answer = (who: Person, id: string) => `insert into article_answers
      (article_id, user_id, community_id, is_helpful) values ('${id}', '${who.user.id}',
      '${place.id}', false) returning 1`
    expect(await wall(owner, answer(owner, all))).toBe(1)
    expect(await wall(owner, answer(owner, few))).toBe(REFUSED)
    expect(await wall(owner, answer(stranger, all))).toBe(REFUSED)
    expect(await wall(board, 'update article_answers set is_helpful = false returning 1')).toBe(2)
    expect(await wall(editor, 'delete from article_answers returning 1')).toBe(REFUSED)
    expect(await wall(editor, `delete from articles where id = '${early}' returning 1`)).toBe(
      REFUSED,
    )
  })
})
