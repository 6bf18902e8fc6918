import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type SendMailOptions, createTransport } from 'nodemailer'

jest.setTimeout(30_000)

interface Summary {
  id: string
  messageId: string
  subject: string
  recipients: string[]
  to: { name: string; address: string }[]
  snippet: string
}
interface Message extends Summary {
  text: string
  html: string
  headers: { name: string; value: string }[]
  attachments: { filename: string; mimeType: string; bytes: number }[]
}

const MAIN = path.resolve(import.meta.dirname, '../../../launcher/mailbox/main.mjs')
const SMS_HTTP_TOKEN = 'a-token-of-this-start'
const folder = mkdtempSync(path.join(tmpdir(), 'courtyard-mailbox-'))

let child: ChildProcess
let origin: string
let transport: ReturnType<typeof createTransport>

async function startMailbox() {
  child = spawn(process.execPath, [MAIN], {
    env: {
      NODE_ENV: 'test',
      MAILBOX_DIR: folder,
      MAILBOX_SMTP_PORT: '0',
      MAILBOX_HTTP_PORT: '0',
      SMS_HTTP_TOKEN,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  )
  const { smtpPort, httpPort } = JSON.parse(line) as { smtpPort: number; httpPort: number }
  origin = `http://127.0.0.1:${httpPort}`
  transport = createTransport({ host: '127.0.0.1', port: smtpPort })
}

async function stopMailbox() {
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return exited
}

const send = (mail: SendMailOptions) =>
  transport.sendMail({ from: 'Maple Court <office@example.org>', to: 'maya@example.org', ...mail })

const list = async (query = '') => {
  const response = await fetch(`${origin}/mailbox/api/messages${query}`)
  return ((await response.json()) as { messages: Summary[] }).messages
}

const detail = async (id: string) =>
  (await (await fetch(`${origin}/mailbox/api/messages/${id}`)).json()) as Message

const clear = () => fetch(`${origin}/mailbox/api/messages`, { method: 'DELETE' })

/** The answer with the headers that fetch does not let a caller choose. */
const getAs = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    http
      .get(`${origin}/mailbox`, { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      .once('error', reject)
  })

beforeAll(startMailbox)
beforeEach(clear)
afterAll(async () => {
  await stopMailbox()
  rmSync(folder, { recursive: true, force: true })
})

describe('a mail that arrives', () => {
  it('can be read in all its parts', async () => {
    await send({
      to: ['Maya <maya@example.org>', 'noor@example.org'],
      bcc: 'hidden@example.org',
      subject: 'Votre colis est là',
      text: 'It waits\nat the desk.',
      html: '<p>It waits at the <b>desk</b>.</p>',
      attachments: [{ filename: 'code.txt', content: '4711' }],
    })
    const [summary] = await list()
    const message = await detail(summary?.id ?? '')
    expect(message).toMatchObject({
      subject: 'Votre colis est là',
      from: { name: 'Maple Court', address: 'office@example.org' },
      recipients: ['maya@example.org', 'noor@example.org', 'hidden@example.org'],
      snippet: 'It waits at the desk.',
      html: expect.stringContaining('<b>desk</b>'),
      attachments: [{ filename: 'code.txt', mimeType: 'text/plain', bytes: 4 }],
    })
    expect(message.text.trim()).toBe('It waits\nat the desk.')
    expect(message.to.map(({ address }) => address)).toEqual([
      'maya@example.org',
      'noor@example.org',
    ])
    expect(message.headers).toContainEqual({ name: 'To', value: expect.stringContaining('Maya') })
    const raw = await fetch(`${origin}/mailbox/${message.id}/raw`)
    expect(await raw.text()).toContain('Message-ID: ')
  })

  it('is found by whom it is for and what it is about', async () => {
    await send({ to: 'maya@example.org', subject: 'A package' })
    await send({ to: 'MAYA@example.org', subject: 'A visitor', bcc: 'noor@example.org' })
    const subjects = async (query: string) => (await list(query)).map(({ subject }) => subject)
    expect(await subjects('')).toEqual(['A visitor', 'A package'])
    expect(await subjects('?to=maya@example.org')).toEqual(['A visitor', 'A package'])
    expect(await subjects('?to=noor@example.org')).toEqual(['A visitor'])
    expect(await subjects('?to=aya@example.org')).toEqual([])
    expect(await subjects('?to=maya@example.org&subject=PACK')).toEqual(['A package'])
  })

  it('is kept once when it is delivered again, also in the same moment', async () => {
    const mail = { messageId: '<delivery-7@example.org>', subject: 'Once' }
    await Promise.all([send(mail), send(mail), send({ ...mail, to: 'noor@example.org' })])
    await send(mail)
    const messages = await list()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.recipients.toSorted()).toEqual(['maya@example.org', 'noor@example.org'])
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('is kept each time when it carries no Message-ID of its own', async () => {
    const envelope = { from: 'office@example.org', to: 'maya@example.org' }
    const raw = 'Subject: Same\r\n\r\nThe same words.\r\n'
    await Promise.all([send({ envelope, raw }), send({ envelope, raw })])
    expect(await list()).toHaveLength(2)
  })

  it('is still there after a restart, and gone after clearing', async () => {
    await send({ messageId: '<kept@example.org>', subject: 'Kept' })
    expect(await stopMailbox()).toBe(0)
    await startMailbox()
    expect((await list()).map(({ subject }) => subject)).toEqual(['Kept'])
    await send({ messageId: '<kept@example.org>', subject: 'Kept' })
    expect(await list()).toHaveLength(1)
    expect(await (await clear()).json()).toEqual({ deleted: 1 })
    expect(await list()).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the pages', () => {
  const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>`

  it('escape whatever a mail says', async () => {
    await send({
      from: { name: ATTACK, address: 'office@example.org' },
      subject: ATTACK,
      text: ATTACK,
      headers: { 'X-Attack': ATTACK },
      attachments: [{ filename: `${ATTACK}.txt`, content: 'x' }],
    })
    const [mail] = await list()
    for (const address of ['/mailbox', `/mailbox/${mail?.id ?? ''}`]) {
      const response = await fetch(origin + address)
      const page = await response.text()
      expect(page).not.toMatch(/<script|<img/)
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain(`default-src 'none'`)
      expect(policy).not.toContain('unsafe-inline')
    }
  })

  it("show a mail's HTML where it can run nothing and load nothing", async () => {
    await send({
      html: `<html><head><title>x</title></head><body>${ATTACK}<img src="https://track.example.org/x.png"><img src="cid:logo"></body></html>`,
      attachments: [{ filename: 'logo.png', content: Buffer.from('png'), cid: 'logo' }],
    })
    const [mail] = await list()
    const page = await (await fetch(`${origin}/mailbox/${mail?.id ?? ''}`)).text()
    expect(page).toContain(`src="/mailbox/${mail?.id ?? ''}/html" sandbox="allow-popups `)
    expect(page).not.toMatch(/allow-scripts|allow-same-origin/)

    const response = await fetch(`${origin}/mailbox/${mail?.id ?? ''}/html`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect(policy).toContain('img-src data:;')
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin|https?:/)
    const html = await response.text()
    expect(html).toContain('<head><base target="_blank">')
    expect(html).toContain('src="data:image/png;base64,cG5n"')
  })

  it('answer 404 to an id that is not there, whatever it looks like', async () => {
    for (const id of ['nothing', '..%2f..%2fsecrets', '%00', '%zz']) {
      for (const address of [
        `/mailbox/${id}`,
        `/mailbox/${id}/raw`,
        `/mailbox/api/messages/${id}`,
      ]) {
        expect((await fetch(origin + address)).status).toBe(404)
      }
    }
    expect((await fetch(`${origin}/mailbox`, { method: 'POST' })).status).toBe(405)
  })

  it('answer to localhost and to addresses, and to no name that points here', async () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', '192.168.1.20:3000']) {
      expect(await getAs(host)).toBe(200)
    }
    expect(await getAs('rebind.example.org')).toBe(403)
  })
})

describe('a text message that arrives', () => {
  const post = (body: unknown, token = SMS_HTTP_TOKEN) =>
    fetch(`${origin}/mailbox/api/texts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const texts = async (query = '') => {
    const response = await fetch(`${origin}/mailbox/api/texts${query}`)
    return ((await response.json()) as { texts: { id: string; to: string; text: string }[] }).texts
  }
  const text = {
    to: '+33612345678',
    text: 'Code <123>: http://x.example/join',
    key: 'k1',
    segments: 1,
  }
  beforeEach(() => fetch(`${origin}/mailbox/api/texts`, { method: 'DELETE' }))

  it('stands in the list among the mails, and can be read', async () => {
    await send({ subject: 'A mail' })
    const { id } = (await (await post(text)).json()) as { id: string }
    const page = await (await fetch(`${origin}/mailbox`)).text()
    expect(page).toContain('Text message to +33612345678')
    expect(page).toContain('A mail')
    const shown = await (await fetch(`${origin}/mailbox/texts/${id}`)).text()
    expect(shown).toContain('Code &lt;123&gt;: <a href="http://x.example/join"')
    expect(await texts('?to=%2B33612345678')).toHaveLength(1)
    expect(await texts('?to=%2B1')).toHaveLength(0)
  })

  it('is there once for its key, and after a restart', async () => {
    await Promise.all([post(text), post(text)])
    await stopMailbox()
    await startMailbox()
    expect(await texts()).toHaveLength(1)
  })

  it('needs the token, and its three parts', async () => {
    expect((await post(text, 'another')).status).toBe(401)
    expect((await post({ to: '+1' })).status).toBe(400)
    expect((await post('x'.repeat(20_000))).status).toBe(400)
    expect(await texts()).toHaveLength(0)
    expect((await fetch(`${origin}/mailbox/texts/nothing`)).status).toBe(404)
  })
})
