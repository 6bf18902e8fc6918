import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { isOpenTo } from '@/collections/documents/domain/readers'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { RunningWorker } from '@/kernel/jobs/worker'
import { ROLES, type Role } from '@/kernel/domain/membership'
import type { Community, Document, DocumentFolder, User } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { drawn, wordFile, zipped } from '../helpers/documents'
import { follow, photograph, uploadsTo } from '../helpers/files'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let worker: RunningWorker
let place: Community
let upload: ReturnType<typeof uploadsTo>
let manager: Person
let editor: Person
let owner: Person
let board: Person
let guard: Person
let stranger: Person
let hall: DocumentFolder
let boardroom: DocumentFolder

const folder = async (data: object, as = editor) => {
  const { status, body } = await app.call('POST', '/document-folders', {
    as: as.cookie,
    body: { community: place.id, name: `Folder ${randomUUID().slice(-6)}`, ...data },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.doc as DocumentFolder
}
const describeOne = async (data: object = {}, as = editor) => {
  const { status, body } = await app.call('POST', '/documents', {
    as: as.cookie,
    body: { community: place.id, title: 'Minutes', folder: hall.id, ...data },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.doc as Document
}
const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const move = (id: string, to: string, as = editor) =>
  call('POST', `/documents/${id}/state`, as, { to })
const send = async (bytes: Uint8Array, name = 'minutes.pdf', as = editor) => {
  const { status, body } = await upload(as, 'document-file', bytes, name)
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.id as string
}
const addVersion = async (id: string, words: string | Uint8Array, note = '', as = editor) => {
  const bytes = typeof words === 'string' ? await drawn([words]) : words
  const file = await send(bytes, 'minutes.pdf', as)
  const { status, body } = await call('POST', `/documents/${id}/versions`, as, { file, note })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body as { id: string; number: number }
}
const publish = async (data: object = {}, words: string | Uint8Array = 'Minutes') => {
  const one = await describeOne(data)
  const version = await addVersion(one.id, words)
  expect((await move(one.id, 'published')).status).toBe(200)
  return { ...one, version }
}
const eventually = async <T>(
  look: () => Promise<T>,
  isThere: (value: T) => boolean,
  most = 150,
) => {
  for (let tries = 0; tries < most; tries += 1) {
    const value = await look()
    if (isThere(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return look()
}
const textOf = (version: string) =>
  eventually(
    async () => {
      const [row] = await app.sql<{ text_state: string; pages: number }>(
        'select text_state, pages from document_versions where id = $1',
        [version],
      )
      return row!
    },
    ({ text_state }) => text_state !== 'pending',
  )
const listed = async (as: Person, query = '') => {
  const { status, body } = await call('GET', `/documents?limit=50${query}`, as)
  expect(status).toBe(200)
  return body as {
    folders: { id: string; name: string }[]
    documents: { id: string; title: string; mustConfirm: boolean; pictureUrl: string | null }[]
  }
}
const found = async (as: Person, words: string) => {
  const { status, body } = await call('GET', `/search?q=${encodeURIComponent(words)}`, as)
  expect(status).toBe(200)
  const part = (
    body.found as { name: string; hits: { id: string; detail: string; path: string }[] }[]
  ).find(({ name }) => name === 'documents')
  return part?.hits ?? []
}
const opened = async (as: Person, id: string, query = '') => {
  const answer = await app.raw('GET', `/c/${place.slug}/documents/${id}/file${query}`, {
    as: as.cookie,
  })
  if (answer.status !== 303) return answer.status
  return (await follow(app, as, answer.headers.get('location') ?? '')).status
}
/** In the list, on the page, as a file, and by its words. */
const sees = async (as: Person, id: string, words: string) => [
  (await listed(as)).documents.some((one) => one.id === id),
  (await call('GET', `/documents/${id}`, as)).status,
  await opened(as, id),
  (await found(as, words)).some((hit) => hit.id === id),
]
const ALL = [true, 200, 200, true]
const NOTHING = [false, 404, 404, false]
const noticesOf = (person: Person, id: string) =>
  app.sql<{ id: string; title: string; body: string; path: string; kind: string }>(
    `select id, title, body, path, kind from notices
     where recipient_id = $1 and path like '%' || $2 || '%' order by created_at`,
    [person.user.id, id],
  )
const told = (person: Person, id: string, count = 1) =>
  eventually(
    () => noticesOf(person, id),
    (rows) => rows.length >= count,
  )

/** What the walls alone let a person have, without any rule of ours. */
const idsIn = async (table: 'documents' | 'document_folders', user: User) => {
  const req = await createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(sql.raw(`select id from ${table}`))
  return rows.map(({ id }) => id).toSorted()
}

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    RATE_LIMIT_SCALE: '10000',
  })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  upload = uploadsTo(app, place.slug)
  const flat = await make.unit(place.id, { building: 'East', number: '201' })
  manager = await make.person(place.id, 'manager')
  editor = await make.person(place.id, 'editor')
  owner = await make.person(place.id, 'owner', { unit: flat.id, name: 'Olga Owner' })
  board = await make.person(place.id, 'board', { name: 'Boris Board' })
  guard = await make.person(place.id, 'guard')
  const other = await make.community()
  stranger = await make.person(other.id, 'manager')
  worker = await workHere(app)
  hall = await folder({ name: 'Hall' })
  boardroom = await folder({ name: 'Boardroom', readers: ['board'] })
}, 90_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

describe('the rule who reads', () => {
  it('is the same in the database as in words', async () => {
    const random = (): Role[] =>
      Math.random() < 0.4 ? [] : ROLES.filter(() => Math.random() < 0.4)
    const cases = Array.from({ length: 400 }, () => ({
      folders: Array.from({ length: 1 + Math.floor(Math.random() * 4) }, random),
      own: random(),
      held: ROLES.filter(() => Math.random() < 0.25),
    }))
    const rows = await app.sql<{ is_open: boolean }>(
      `with recursive one as (
         select n, c -> 'folders' as folders, c -> 'own' as own, c -> 'held' as held
         from jsonb_array_elements($1::jsonb) with ordinality as x (c, n)
       ), way as (
         select n, 0 as at, role from one, jsonb_array_elements_text(held) role
         union
         select w.n, w.at + 1, w.role from way w join one o on o.n = w.n
         where w.at < jsonb_array_length(o.folders) and document_meets(o.folders -> w.at, w.role)
       )
       select document_open(o.own, (select jsonb_agg(w.role) from way w
         where w.n = o.n and w.at = jsonb_array_length(o.folders))) as is_open
       from one o order by n`,
      [JSON.stringify(cases)],
    )
    expect(rows.map(({ is_open }) => is_open)).toEqual(
      cases.map(({ folders, own, held }) => isOpenTo([...folders, own], held)),
    )
    expect(new Set(rows.map(({ is_open }) => is_open)).size).toBe(2)
  })

  it('is asked by the rows themselves, for trees of folders and people of several roles', async () => {
    const there = await make.community()
    const list = () => (Math.random() < 0.5 ? [] : ROLES.filter(() => Math.random() < 0.5))
    const folders: { id: string; lists: Role[][] }[] = []
    for (let n = 0; n < 14; n += 1) {
      const above = folders[Math.floor(Math.random() * folders.length * 1.3)]
      const own = list()
      const made = await app.past.create({
        collection: 'document-folders',
        data: {
          community: there.id,
          name: `F${String(n)}`,
          parent: above?.id ?? null,
          readers: own,
        },
      })
      folders.push({ id: made.id, lists: [...(above?.lists ?? []), own] })
    }
    const documents: { id: string; lists: Role[][] }[] = []
    for (let n = 0; n < 30; n += 1) {
      const { id: at, lists } = folders[n % folders.length]!
      const own = list()
      const { id } = await app.past.create({
        collection: 'documents',
        data: { community: there.id, title: `D${String(n)}`, folder: at, readers: own },
      })
      documents.push({ id, lists: [...lists, own] })
    }
    await app.sql(
      `update documents set state = 'published', published_at = now() where community_id = $1`,
      [there.id],
    )
    const plain = ROLES.filter((role) => role !== 'manager' && role !== 'editor')
    for (let n = 0; n < 10; n += 1) {
      const user = await make.user()
      const held = plain.filter((role) => role === plain[n] || Math.random() < 0.15)
      const unit = await make.unit(there.id, { number: `9${String(n)}` })
      for (const role of held) await make.membership(there.id, user.id, role, { unit: unit.id })
      const seen = await idsIn('documents', user)
      const open = documents.filter(({ lists }) => isOpenTo(lists, held)).map(({ id }) => id)
      expect(seen).toEqual(open.toSorted())
      const visible = folders.filter(({ lists }) => isOpenTo(lists, held)).map(({ id }) => id)
      expect(await idsIn('document_folders', user)).toEqual(visible.toSorted())
    }
  })

  it('serves list, page, file and search alike', async () => {
    const words = `quorum${randomUUID().slice(0, 8)}`
    const cases: [object, Person[]][] = [
      [{}, [owner, board, guard]],
      [{ folder: boardroom.id }, [board]],
      [{ readers: ['owner', 'board'] }, [owner, board]],
      [{ folder: boardroom.id, readers: ['owner'] }, []],
    ]
    for (const [data, meant] of cases) {
      const one = await publish(data, `The ${words} is ten.`)
      expect(await textOf(one.version.id)).toMatchObject({ text_state: 'read' })
      for (const person of [owner, board, guard]) {
        const isMeant = meant.includes(person)
        expect(await sees(person, one.id, words)).toEqual(isMeant ? ALL : NOTHING)
      }
      // Who keeps the documents reads them all.
      expect(await sees(editor, one.id, words)).toEqual(ALL)
    }
    expect((await call('GET', '/documents', stranger)).status).toBe(404)
  }, 40_000)

  it('shows no folder that one may not read, by name or by address', async () => {
    const inside = await folder({ name: 'Inside', parent: boardroom.id, readers: [] })
    expect((await listed(owner)).folders.map(({ name }) => name)).not.toContain('Boardroom')
    expect((await listed(owner, `&folder=${boardroom.id}`)).folders).toEqual([])
    expect((await listed(board, `&folder=${boardroom.id}`)).folders).toEqual([
      { id: inside.id, name: 'Inside' },
    ])
    const direct = await app.call('GET', `/document-folders/${boardroom.id}`, { as: owner.cookie })
    expect([403, 404]).toContain(direct.status)
  })

  it('keeps a folder out of itself, however many move it at once', async () => {
    const [a, b] = [await folder({}), await folder({})]
    const put = (id: string, parent: string) =>
      app.call('PATCH', `/document-folders/${id}`, { as: editor.cookie, body: { parent } })
    expect((await put(a.id, a.id)).body.error?.code).toBe('documents.folder-in-itself')
    const answers = await Promise.all([put(a.id, b.id), put(b.id, a.id)])
    const [first, second] = answers.map(({ status }) => status).toSorted()
    expect(first).toBe(200)
    // The second finds what the first did, or is asked to try again.
    expect([400, 409]).toContain(second)
    // Each into what lies in the other: no row is touched twice, and still it would be a circle.
    const [c, d] = [await folder({}), await folder({})]
    const [inC, inD] = [await folder({ parent: c.id }), await folder({ parent: d.id })]
    const crossed = await Promise.all([put(c.id, inD.id), put(d.id, inC.id)])
    expect(crossed.map(({ status }) => status).toSorted()).toEqual([200, 400])
  })
})

describe('versions', () => {
  it('are drafts for those who keep them, until one is published', async () => {
    const one = await describeOne()
    expect((await move(one.id, 'published')).body.error.code).toBe('documents.no-version')
    const first = await addVersion(one.id, 'Draft', 'Begun')
    expect(await sees(owner, one.id, 'Minutes')).toEqual(NOTHING)
    expect(await opened(editor, one.id, `?version=${first.id}`)).toBe(200)
    expect(await opened(owner, one.id, `?version=${first.id}`)).toBe(404)
    expect((await move(one.id, 'review')).body.state).toBe('review')
    expect((await move(one.id, 'review')).status).toBe(409)
    expect((await move(one.id, 'published', manager)).body.state).toBe('published')
    expect((await call('GET', `/documents/${one.id}`, owner)).body.version.number).toBe(1)
    const file = randomUUID()
    for (const [person, status] of [
      [owner, 403],
      [guard, 403],
      [stranger, 404],
    ] as const) {
      expect((await move(one.id, 'withdrawn', person)).status).toBe(status)
      const added = await call('POST', `/documents/${one.id}/versions`, person, { file })
      expect(added.status).toBe(status)
    }
  })

  it('are current one at a time; earlier ones stay with author and time, for editors alone', async () => {
    const one = await publish({}, 'First words')
    const second = await addVersion(one.id, 'Second words', 'Shorter', manager)
    // E9: what is not published is not what readers have.
    expect((await call('GET', `/documents/${one.id}`, owner)).body.version.number).toBe(1)
    await move(one.id, 'published')
    const page = await call('GET', `/documents/${one.id}`, owner)
    expect(page.body.version).toMatchObject({ number: 2, note: 'Shorter' })
    expect(await opened(owner, one.id, `?version=${one.version.id}`)).toBe(404)
    expect(await opened(editor, one.id, `?version=${one.version.id}`)).toBe(200)
    const { body } = await call('GET', `/documents/${one.id}/versions`, editor)
    expect(body.versions).toMatchObject([
      { id: second.id, number: 2, state: 'current', author: manager.user.name },
      { number: 1, state: 'former', author: editor.user.name, note: '' },
    ])
    expect((await call('GET', `/documents/${one.id}/versions`, owner)).status).toBe(403)
  })

  it('get each a number of their own when many come at once, and one stays open', async () => {
    const one = await describeOne()
    const files = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => send(await drawn([`Words ${String(n)}`]))),
    )
    const answers = await Promise.all(
      files.map((file) => call('POST', `/documents/${one.id}/versions`, editor, { file })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    const rows = await app.sql<{ number: number; state: string }>(
      'select number, state from document_versions where document_id = $1 order by number',
      [one.id],
    )
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(rows.filter(({ state }) => state === 'draft')).toHaveLength(1)
  }, 60_000)

  it('are published once, whoever presses', async () => {
    const one = await publish()
    await addVersion(one.id, 'Next')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => move(one.id, 'published', n % 2 ? editor : manager)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const current = await app.sql(
      `select 1 from document_versions where document_id = $1 and state = 'current'`,
      [one.id],
    )
    expect(current).toHaveLength(1)
  })

  it('have one that is current by the database, whatever asks for another', async () => {
    const one = await publish()
    await addVersion(one.id, 'Next')
    await expect(
      app.sql(`update document_versions set state = 'current' where document_id = $1`, [one.id]),
    ).rejects.toThrow('document_versions_current_idx')
  })

  it('that are withdrawn are nobody’s, and come back as they were', async () => {
    const one = await publish()
    expect((await move(one.id, 'withdrawn')).body.state).toBe('withdrawn')
    expect(await sees(owner, one.id, 'Minutes')).toEqual(NOTHING)
    // In the portal it is nobody's, whoever keeps it in the panel.
    expect((await listed(editor)).documents.map(({ id }) => id)).not.toContain(one.id)
    expect((await call('GET', `/documents/${one.id}`, editor)).status).toBe(404)
    expect((await found(editor, 'Minutes')).map(({ id }) => id)).not.toContain(one.id)
    expect((await move(one.id, 'withdrawn')).status).toBe(409)
    expect((await move(one.id, 'published')).body.state).toBe('published')
    expect((await move(one.id, 'published')).body.error.code).toBe('documents.no-version')
    expect((await call('GET', `/documents/${one.id}`, owner)).status).toBe(200)
  })

  it('take a picture, and refuse what is no document and who keeps none', async () => {
    const one = await describeOne()
    const picture = await upload(editor, 'document-image', await photograph(), 'plan.jpg')
    const added = await call('POST', `/documents/${one.id}/versions`, editor, {
      file: picture.body.id,
    })
    expect(added.status).toBe(201)
    const bad = await upload(editor, 'document-file', Buffer.from('MZ\u0000\u0001'), 'setup.pdf')
    expect(bad.status).toBe(415)
    const mine = await upload(owner, 'document-file', await drawn(['x']), 'x.pdf')
    expect(mine.status).toBe(403)
    const again = await call('POST', `/documents/${one.id}/versions`, editor, {
      file: picture.body.id,
    })
    expect([again.status, again.body.error.code]).toEqual([409, 'files.not-staged'])
  })
})

describe('a link to a file', () => {
  it('holds for two minutes at most, for its person alone', async () => {
    const one = await publish()
    const answer = await app.raw('GET', `/c/${place.slug}/documents/${one.id}/file`, {
      as: owner.cookie,
    })
    expect(answer.status).toBe(303)
    const location = answer.headers.get('location') ?? ''
    const until = Number(new URL(location, 'http://x').searchParams.get('until')) * 1000
    expect(until - Date.now()).toBeLessThanOrEqual(120_000)
    expect(until - Date.now()).toBeGreaterThan(30_000)
    expect((await follow(app, owner, location)).status).toBe(200)
    expect((await follow(app, board, location)).status).toBe(404)
    const fileId = /files\/[^/]+\/([^?]+)/.exec(location)?.[1] ?? ''
    const again = await app.call('GET', `/files/${place.id}/${fileId}/links`, { as: owner.cookie })
    const renewed = Number(new URL(again.body.url, 'http://x').searchParams.get('until')) * 1000
    expect(renewed - Date.now()).toBeLessThanOrEqual(120_000)
  })

  it('is noted when it is opened: who, when, which version; not for each part of the file', async () => {
    const one = await publish(
      {},
      await drawn(Array.from({ length: 30 }, () => 'Long words. '.repeat(200))),
    )
    const { headers } = await app.raw('GET', `/c/${place.slug}/documents/${one.id}/file`, {
      as: owner.cookie,
    })
    const location = headers.get('location') ?? ''
    expect((await call('GET', `/documents/${one.id}/downloads`, editor)).body.total).toBe(0)
    await follow(app, owner, location, { range: 'bytes=0-99' })
    await follow(app, owner, location, { range: 'bytes=100-199' })
    await follow(app, owner, location, { range: 'bytes=200-299' })
    const { body } = await call('GET', `/documents/${one.id}/downloads`, editor)
    expect(body).toMatchObject({ total: 1, downloads: [{ name: 'Olga Owner', number: 1 }] })
    expect((await call('GET', `/documents/${one.id}/downloads`, owner)).status).toBe(403)
  })
})

describe('the first page of a PDF', () => {
  const bytesOfThumb = async (document: string) => {
    const [row] = await app.sql<{ file: string; thumb_bytes: string | null }>(
      `select f.id as file, f.thumb_bytes from document_versions v
       join stored_files f on f.id = v.file_id where v.document_id = $1`,
      [document],
    )
    return row!
  }
  const looked = (document: string) =>
    eventually(
      () => bytesOfThumb(document),
      ({ thumb_bytes: bytes }) => bytes !== null,
      // All that the tests before have sent is drawn first.
      600,
    )
  const pictureIn = async (as: Person, id: string) => {
    const { documents } = await listed(as)
    return documents.find((one) => one.id === id)?.pictureUrl
  }

  it('is a small picture in the list, for its person alone, and opens nothing', async () => {
    const one = await publish({}, await drawn(['The first sheet', 'The second']))
    expect(Number((await looked(one.id)).thumb_bytes)).toBeGreaterThan(100)
    const url = String(await pictureIn(owner, one.id))
    const answer = await follow(app, owner, url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('content-disposition')).toContain('inline; filename="minutes.webp"')
    const picture = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([picture.format, picture.height]).toEqual(['webp', 360])
    expect((await follow(app, board, url)).status).toBe(404)
    expect((await follow(app, stranger, url)).status).toBe(404)
    const { body } = await call('GET', `/documents/${one.id}/downloads`, editor)
    expect(body.total).toBe(0)
    // Whoever may not read the document any more has no picture of it either.
    expect((await move(one.id, 'withdrawn')).status).toBe(200)
    expect((await follow(app, owner, url)).status).toBe(404)
  }, 90_000)

  it('is drawn of three hundred scanned sheets', async () => {
    const one = await publish({}, await drawn(Array.from({ length: 300 }, () => '')))
    expect(Number((await looked(one.id)).thumb_bytes)).toBeGreaterThan(100)
  }, 60_000)

  it('is none where a password keeps it or nothing can be drawn, and that is asked once', async () => {
    const locked = await drawn(['Secret'], { userPassword: 'open sesame' })
    for (const bytes of [locked, Buffer.from('%PDF-1.7 and nothing more')]) {
      const one = await publish({}, bytes)
      const { file, thumb_bytes: thumb } = await looked(one.id)
      expect(thumb).toBe('0')
      expect(await pictureIn(owner, one.id)).toBeNull()
      const { body } = await app.call('GET', `/files/${place.id}/${file}/links`, {
        as: owner.cookie,
      })
      expect(body.thumbnailUrl).toBeNull()
    }
  })

  it('ends whoever draws it, in time', async () => {
    const { drawFirstPage } = await import('@/kernel/files/firstPage')
    const source = async function* () {
      yield await drawn(['Words'])
    }
    expect(await drawFirstPage(source(), { milliseconds: 5, megabytes: 600 })).toBeNull()
    expect(await drawFirstPage(source(), { milliseconds: 20_000, megabytes: 10 })).toBeNull()
    expect(await drawFirstPage(source())).toBeInstanceOf(Buffer)
  })

  it('is drawn later of files that came before', async () => {
    const one = await publish({}, await drawn(['An old paper']))
    const { file } = await looked(one.id)
    await app.sql('update stored_files set thumb_bytes = null where id = $1', [file])
    expect(await pictureIn(owner, one.id)).toBeNull()
    const { drawFirstPages } = await import('@/kernel/files/drawFirstPages')
    expect(await drawFirstPages({ payload: app.payload })).toBeGreaterThan(0)
    expect(Number((await bytesOfThumb(one.id)).thumb_bytes)).toBeGreaterThan(100)
    expect(await drawFirstPages({ payload: app.payload })).toBe(0)
  })
})

describe('the words of a file', () => {
  const outcomeOf = async (bytes: Uint8Array, name: string) => {
    const one = await describeOne()
    const file = await send(bytes, name)
    const { body } = await call('POST', `/documents/${one.id}/versions`, editor, { file })
    expect((await move(one.id, 'published')).status).toBe(200)
    const [row] = await app.sql<{ id: string }>(
      'select id from document_versions where document_id = $1',
      [one.id],
    )
    expect(body.id).toBe(row?.id)
    return { ...(await textOf(row!.id)), id: one.id }
  }

  it('are none of three hundred scanned pages, which says so', async () => {
    const scan = await drawn(Array.from({ length: 300 }, () => ''))
    expect(await outcomeOf(scan, 'scan.pdf')).toMatchObject({ text_state: 'none', pages: 0 })
  }, 60_000)

  it('are kept by a password, and a damaged file is said to be one', async () => {
    const locked = await drawn(['Secret'], { userPassword: 'open sesame' })
    expect(await outcomeOf(locked, 'locked.pdf')).toMatchObject({ text_state: 'encrypted' })
    const whole = wordFile('Words')
    const at = whole.indexOf('word/document.xml') + 30
    whole.fill(0xff, at, at + 40)
    expect(await outcomeOf(whole, 'broken.docx')).toMatchObject({ text_state: 'broken' })
  })

  it('are not unpacked from a bomb, and whoever reads is stopped in time', async () => {
    const bomb = zipped({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024) })
    expect(bomb.byteLength).toBeLessThan(1024 * 1024)
    expect(await outcomeOf(bomb, 'bomb.docx')).toMatchObject({ text_state: 'too-large' })
    const { readApart } = await import('@/collections/documents/operations/readApart')
    const source = async function* () {
      yield await drawn(Array.from({ length: 200 }, () => 'Words. '.repeat(300)))
    }
    const slow = readApart(source(), 'application/pdf', { milliseconds: 5, megabytes: 900 })
    expect(await slow).toEqual({ outcome: 'too-large', pages: [] })
    const large = readApart(source(), 'application/pdf', { milliseconds: 60_000, megabytes: 20 })
    expect(await large).toEqual({ outcome: 'too-large', pages: [] })
  }, 60_000)

  it('are found on their page, in Word and Excel too, whatever the accents', async () => {
    const tag = `q${randomUUID().slice(0, 8)}`
    const word = await outcomeOf(wordFile('Première ligne', `Été ${tag}`), 'a.docx')
    expect(word).toMatchObject({ text_state: 'read', pages: 1 })
    expect((await found(owner, `ete ${tag}`)).map(({ id }) => id)).toEqual([word.id])
    const paper = await outcomeOf(await drawn(['One', 'Two', `Three ${tag}x`]), 'a.pdf')
    expect(await found(owner, `${tag}x`)).toMatchObject([
      { id: paper.id, detail: 'Page 3', path: `/c/${place.slug}/documents/${paper.id}?page=3` },
    ])
    const sheets = zipped({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': `<worksheet><row><c t="str"><v>${tag}y</v></c></row></worksheet>`,
    })
    const table = await outcomeOf(sheets, 'a.xlsx')
    expect((await found(owner, `${tag}y`)).map(({ id }) => id)).toEqual([table.id])
    expect(await found(owner, `${tag}-nothing`)).toEqual([])
  })

  it('resemble what it is called where nothing has them, by the same rights', async () => {
    const title = 'Defibrillator instructions'
    const open = await publish({ title })
    const closed = await publish({ title, readers: ['board'] })
    const ids = async (as: Person) => (await found(as, 'defibrilator')).map(({ id }) => id)
    expect(await ids(owner)).toEqual([open.id])
    expect((await ids(board)).toSorted()).toEqual([open.id, closed.id].toSorted())
  })

  it('of a version that is no longer current are found no more', async () => {
    const tag = `w${randomUUID().slice(0, 8)}`
    const one = await publish({}, `Old ${tag}`)
    await textOf(one.version.id)
    expect(await found(owner, tag)).toHaveLength(1)
    const next = await addVersion(one.id, `New words`)
    await textOf(next.id)
    expect(await found(owner, tag)).toHaveLength(1)
    await move(one.id, 'published')
    expect(await found(owner, tag)).toEqual([])
    expect(await found(editor, tag)).toEqual([])
    // Nor are they kept, not even where they are read only now.
    const kept = () =>
      app.sql('select 1 from document_pages where version_id = $1', [one.version.id])
    expect(await kept()).toEqual([])
    await app.sql(`update document_versions set text_state = 'pending' where id = $1`, [
      one.version.id,
    ])
    const { readText } = await import('@/collections/documents/operations/readText')
    const data = { community: place.id, version: one.version.id }
    await readText({ payload: app.payload, data })
    expect((await textOf(one.version.id)).text_state).toBe('read')
    expect(await kept()).toEqual([])
  })
})

describe('readers are told', () => {
  it('of a new version where they follow, once, and no more once they may not read it', async () => {
    const one = await publish()
    const follow = (as: Person, isFollowing: boolean) =>
      call('PUT', `/documents/${one.id}/follow`, as, { isFollowing })
    const answers = await Promise.all(Array.from({ length: 20 }, () => follow(owner, true)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    await follow(guard, true)
    await follow(board, true)
    await follow(board, false)
    const narrowed = await app.call('PATCH', `/documents/${one.id}`, {
      as: editor.cookie,
      body: { readers: ['owner', 'board'] },
    })
    expect(narrowed.status).toBe(200)
    const next = await addVersion(one.id, 'Next', 'The price is lower.')
    await move(one.id, 'published')
    const news = await told(owner, next.id)
    expect(news).toMatchObject([
      {
        title: 'A new version: Minutes',
        body: 'The price is lower.',
        path: `/c/${place.slug}/documents/${one.id}?version=${next.id}`,
      },
    ])
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await noticesOf(guard, next.id)).toEqual([])
    expect(await noticesOf(board, next.id)).toEqual([])
  })

  it('all of them of a document to know, and nobody of one that is not', async () => {
    const quiet = await publish()
    const loud = await publish({ isMustKnow: true, readers: ['owner'] })
    expect(await told(owner, loud.id)).toMatchObject([{ title: 'A new document: Minutes' }])
    expect(await noticesOf(board, loud.id)).toEqual([])
    expect(await noticesOf(owner, quiet.id)).toEqual([])
  })

  it('and asked to confirm each version, by page or bell; the report says who is missing', async () => {
    const one = await publish({ requiresConfirmation: true, readers: ['owner', 'board'] })
    const missing = async () => {
      const { body } = await call('GET', `/documents/${one.id}/confirmations?has=no`, editor)
      return (body.people as { name: string }[]).map(({ name }) => name)
    }
    expect(await missing()).toEqual(['Olga Owner', 'Boris Board'])
    const [notice] = await told(board, one.id)
    expect(notice?.kind).toBe('document.to-confirm')
    const confirm = (as: Person, version: string) =>
      call('POST', `/documents/${one.id}/confirmation`, as, { version })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => confirm(owner, one.version.id)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map(({ body }) => String(body.at))).size).toBe(1)
    expect(await missing()).toEqual(['Boris Board'])
    const table = await app.raw(
      'GET',
      `/c/${place.slug}/documents/${one.id}/confirmations/export`,
      {
        as: editor.cookie,
      },
    )
    expect(table.headers.get('content-type')).toContain('text/csv')
    const lines = (await table.text()).trim().split('\r\n')
    expect(lines[0]).toContain('Unit,Person,Confirmed,When')
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/,Boris Board,no,$/),
      expect.stringMatching(/,Olga Owner,yes,.+/),
    ])
    const bell = await app.call('POST', `/notices/${notice?.id ?? ''}/acknowledge`, {
      as: board.cookie,
    })
    expect([bell.status, bell.body.error?.code]).toEqual([200, undefined])
    expect(await missing()).toEqual([])
    expect((await call('GET', `/documents/${one.id}`, board)).body.confirmation.at).not.toBeNull()
    // A new version asks again, of everybody.
    const next = await addVersion(one.id, 'Next')
    expect(await missing()).toEqual([])
    await move(one.id, 'published')
    expect(await missing()).toEqual(['Olga Owner', 'Boris Board'])
    expect((await call('GET', `/documents/${one.id}`, owner)).body.confirmation.at).toBeNull()
    const late = await confirm(owner, one.version.id)
    expect([late.status, late.body.error.code]).toEqual([409, 'documents.another-version'])
    expect((await confirm(owner, next.id)).status).toBe(200)
    expect((await confirm(guard, next.id)).status).toBe(404)
    for (const path of ['confirmations', 'confirmations/export']) {
      expect((await call('GET', `/documents/${one.id}/${path}`, owner)).status).toBe(403)
      expect((await call('GET', `/documents/${randomUUID()}/${path}`, editor)).status).toBe(404)
    }
    const traces = await app.sql(
      `select details from audit_entries where action = 'confirmations.exported' and subject_id = $1`,
      [one.id],
    )
    expect(traces).toEqual([{ details: { people: 2 } }])
    const plain = await publish()
    const none = await call('POST', `/documents/${plain.id}/confirmation`, owner, {
      version: plain.version.id,
    })
    expect([none.status, none.body.error.code]).toEqual([409, 'documents.nothing-to-confirm'])
  })
})

describe('a day of a document', () => {
  const remind = async (day: string) => {
    const { remindOwners } = await import('@/collections/documents/operations/remindOwners')
    return remindOwners({ payload: app.payload, now: new Date(`${day}T06:10:00Z`) })
  }

  it('is told to whoever looks after it, once ahead and once when it comes', async () => {
    const one = await publish({ expiresOn: '2031-06-30T12:00:00.000Z' })
    const other = await publish({ reviewOn: '2031-12-01T12:00:00.000Z' })
    await describeOne({ expiresOn: '2031-06-30T12:00:00.000Z' })
    expect(await remind('2031-05-30')).toBe(0)
    const all = await Promise.all(Array.from({ length: 20 }, () => remind('2031-05-31')))
    expect(all.reduce((sum, told) => sum + told, 0)).toBe(1)
    expect(await remind('2031-06-29')).toBe(0)
    expect(await remind('2031-06-30')).toBe(1)
    const notices = await told(editor, one.id, 2)
    expect(notices.map(({ title }) => title)).toEqual([
      'Valid for a few more weeks: Minutes',
      'No longer valid: Minutes',
    ])
    expect(notices[0]?.body).toContain('Jun 30, 2031')
    expect(notices[0]?.path).toBe(`/admin/collections/documents/${one.id}`)
    // Another day is told anew.
    await app.call('PATCH', `/documents/${one.id}`, {
      as: editor.cookie,
      body: { expiresOn: '2032-06-30T12:00:00.000Z' },
    })
    expect(await remind('2031-11-30')).toBe(1)
    expect((await told(editor, other.id)).map(({ title }) => title)).toEqual([
      'To be reviewed soon: Minutes',
    ])
  })

  it('is today by the clock of the community, and waits for no other community', async () => {
    const tokyo = await make.community({ timeZone: 'Asia/Tokyo' })
    const keeper = await make.person(tokyo.id, 'editor')
    const here = (await publish({ expiresOn: '2034-06-30T12:00:00.000Z' })).id
    const folders = await app.call('POST', '/document-folders', {
      as: keeper.cookie,
      body: { community: tokyo.id, name: 'Hall' },
    })
    const made = await app.call('POST', '/documents', {
      as: keeper.cookie,
      body: {
        community: tokyo.id,
        title: 'Lease',
        folder: folders.body.doc.id,
        expiresOn: '2034-06-30T12:00:00.000Z',
      },
    })
    const away = String(made.body.doc.id)
    await app.sql(`update documents set state = 'published', published_at = now() where id = $1`, [
      away,
    ])
    const stagesOf = async (document: string) => {
      const rows = await app.sql<{ stage: string }>(
        'select stage from document_reminders where document_id = $1 order by at',
        [document],
      )
      return rows.map(({ stage }) => stage)
    }
    const { remindOwners } = await import('@/collections/documents/operations/remindOwners')
    const at = (now: string) => remindOwners({ payload: app.payload, now: new Date(now) })
    await at('2034-06-15T12:00:00Z')
    expect([await stagesOf(away), await stagesOf(here)]).toEqual([['ahead'], ['ahead']])
    // In the afternoon of Paris it is the next day in Tokyo.
    await at('2034-06-29T16:00:00Z')
    expect([await stagesOf(away), await stagesOf(here)]).toEqual([['ahead', 'due'], ['ahead']])
    // Wherever it begins, one whose reminders cannot be written keeps nobody else's.
    for (const [broken, whole, community] of [
      [away, here, tokyo.id],
      [here, away, place.id],
    ] as const) {
      await app.sql('delete from document_reminders where document_id in ($1, $2)', [away, here])
      await app.sql(
        `alter table document_reminders add constraint broken_for_a_while
         check (community_id <> '${community}') not valid`,
      )
      try {
        await at('2034-06-30T12:00:00Z')
        expect([await stagesOf(broken), await stagesOf(whole)]).toEqual([[], ['due']])
      } finally {
        await app.sql('alter table document_reminders drop constraint broken_for_a_while')
      }
    }
  })

  it('is told to the managers once its owner has left', async () => {
    const gone = await make.person(place.id, 'editor')
    const one = await publish({ owner: gone.user.id, reviewOn: '2033-03-01T12:00:00.000Z' })
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [gone.user.id])
    await remind('2033-03-01')
    expect(await told(manager, one.id)).toHaveLength(1)
    expect(await noticesOf(gone, one.id)).toEqual([])
  })
})

describe('a list', () => {
  it('is of a folder, a category or a keyword, page by page', async () => {
    const tag = `t${randomUUID().slice(0, 6)}`
    const category = await app.call('POST', '/document-categories', {
      as: editor.cookie,
      body: { community: place.id, name: `Forms ${tag}` },
    })
    const twice = await app.call('POST', '/document-categories', {
      as: editor.cookie,
      body: { community: place.id, name: `Forms ${tag}` },
    })
    expect(twice.status).toBe(400)
    const at = await folder({})
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) {
      const one = await publish({
        title: `Form ${String(n)}`,
        folder: at.id,
        tags: ` ${tag.toUpperCase()} , forms`,
        ...(n === 0 && { category: category.body.doc.id }),
      })
      ids.unshift(one.id)
    }
    const titles = async (query: string) =>
      (await listed(owner, query)).documents.map(({ title }) => title)
    expect(await titles(`&folder=${at.id}`)).toEqual(['Form 2', 'Form 1', 'Form 0'])
    expect(await titles(`&tag=${tag}`)).toEqual(['Form 2', 'Form 1', 'Form 0'])
    expect(await titles(`&tag=${tag.slice(0, -1)}`)).toEqual([])
    expect(await titles(`&category=${String(category.body.doc.id)}`)).toEqual(['Form 0'])
    const first = await call('GET', `/documents?folder=${at.id}&limit=2`, owner)
    expect([first.body.documents.length, first.body.next]).toEqual([2, ids[1]])
    const last = await call(
      'GET',
      `/documents?folder=${at.id}&limit=2&before=${String(first.body.next)}`,
      owner,
    )
    expect(last.body).toMatchObject({ documents: [{ title: 'Form 0' }], next: null })
  })

  it('shows what takes the place of what, where one may read both', async () => {
    const old = await publish({ title: 'Old rules' })
    const next = await publish({ title: 'New rules', supersedes: old.id, readers: ['owner'] })
    const seenBy = async (as: Person, id: string) =>
      (await call('GET', `/documents/${id}`, as)).body
    expect(await seenBy(owner, old.id)).toMatchObject({
      supersededBy: { id: next.id, title: 'New rules' },
    })
    expect(await seenBy(owner, next.id)).toMatchObject({ supersedes: { title: 'Old rules' } })
    expect((await seenBy(guard, old.id)).supersededBy).toBeNull()
    const self = await app.call('PATCH', `/documents/${next.id}`, {
      as: editor.cookie,
      body: { supersedes: next.id },
    })
    expect([self.status, self.body.error.code]).toEqual([400, 'documents.supersedes-itself'])
  })
})
