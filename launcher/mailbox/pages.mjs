import { createHash } from 'node:crypto'

/** @typedef {import('./store.mjs').Summary} Summary */
/** @typedef {import('./store.mjs').Message} Message */
/** @typedef {import('./texts.mjs').Text} Text */

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const STYLE = `
:root { color-scheme: light dark; --ground: #faf7f2; --card: #fff; --ink: #2b2622; --soft: #6b625a;
  --line: #e5ded4; --accent: #1f5f5b }
@media (prefers-color-scheme: dark) { :root { --ground: #1d1a17; --card: #27231f; --ink: #f1ebe3;
  --soft: #b3a99d; --line: #3d3731; --accent: #7fc8c1 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 24px 16px 64px }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 32px 0 8px }
p.note, .empty { color: var(--soft); margin: 0 0 24px }
a { color: var(--accent) }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px }
li a { display: block; min-height: 44px; padding: 12px 16px; background: var(--card); color: inherit;
  border: 1px solid var(--line); border-radius: 12px; text-decoration: none }
li a .subject { white-space: pre-line }
li a:hover { border-color: var(--accent) }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px }
.row, .snippet { font-size: .875rem; color: var(--soft) }
.subject { font-weight: 600; overflow-wrap: anywhere }
.snippet { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.back { display: inline-flex; align-items: center; min-height: 44px }
dl { display: grid; grid-template-columns: minmax(5rem, auto) 1fr; gap: 4px 16px; margin: 16px 0 }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 12px; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); padding: 16px; margin: 0;
  border: 1px solid var(--line); border-radius: 12px; font: .9375rem/1.5 ui-monospace, monospace }
summary { min-height: 44px; padding: 10px 0; cursor: pointer }
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** No script at all, no request to anywhere else; the one frame shows the mail. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/**
 * The mail's own HTML is a stranger's: no script, no form, no origin, and no picture from outside,
 * which would tell its sender that it was opened. Links open in a new tab, because confirming an
 * address is what the mailbox is for.
 */
const MAIL_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox'
export const MAIL_POLICY = `sandbox ${MAIL_SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'`

/**
 * @param {string} title
 * @param {string} body
 * @param {{ refresh?: boolean }} [options]
 */
function page(title, body, { refresh = false } = {}) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? '<meta http-equiv="refresh" content="5">\n' : ''}<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** @param {{ name: string, address: string } | undefined} person */
function person(person) {
  if (!person) return 'unknown'
  return person.name ? `${person.name} <${person.address}>` : person.address
}

/** @param {Summary} mail */
function recipientsOf(mail) {
  return mail.to.length > 0 ? mail.to.map(person).join(', ') : mail.recipients.join(', ')
}

/** @param {string} iso */
function time(iso) {
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 19).replace('T', ' '))} UTC</time>`
}

/** @param {Summary} mail */
function mailRow(mail) {
  return `<li><a href="/mailbox/${encodeURIComponent(mail.id)}">
<div class="row"><span>To ${escapeHtml(recipientsOf(mail))}</span>${time(mail.receivedAt)}</div>
<div class="subject">${escapeHtml(mail.subject || '(no subject)')}</div>
<div class="snippet">${escapeHtml(mail.snippet)}</div>
</a></li>`
}

/** @param {Text} text */
function textRow(text) {
  return `<li><a href="/mailbox/texts/${encodeURIComponent(text.id)}">
<div class="row"><span>Text message to ${escapeHtml(text.to)}</span>${time(text.receivedAt)}</div>
<div class="subject">${escapeHtml(text.text)}</div>
</a></li>`
}

/**
 * @param {Summary[]} mails
 * @param {Text[]} texts
 */
export function listPage(mails, texts) {
  const rows = [
    ...mails.map((mail) => ({ at: mail.receivedAt, html: mailRow(mail) })),
    ...texts.map((text) => ({ at: text.receivedAt, html: textRow(text) })),
  ]
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ html }) => html)
  const content = rows.length > 0 ? `<ul>\n${rows.join('\n')}\n</ul>` : EMPTY
  const note =
    'Every mail and text message of this installation ends here; nothing leaves this computer.'
  return page('Mailbox', `<h1>Mailbox</h1>\n<p class="note">${note}</p>\n${content}`, {
    refresh: true,
  })
}

const WEB_ADDRESS = /https?:\/\/[^\s<>"']+/g

/** @param {Text} text */
export function textPage({ to, from, text, segments, receivedAt }) {
  const charged = segments === 1 ? 'one text message' : `${segments} text messages`
  const body = escapeHtml(text).replace(
    WEB_ADDRESS,
    (href) => `<a href="${href}" target="_blank" rel="noreferrer">${href}</a>`,
  )
  return page(
    'Text message',
    `<a class="back" href="/mailbox">← All mail</a>
<h1>Text message</h1>
<dl>
<dt>To</dt><dd>${escapeHtml(to)}</dd>
<dt>From</dt><dd>${escapeHtml(from ?? 'the provider’s number')}</dd>
<dt>Length</dt><dd>${escapeHtml(charged)}</dd>
<dt>Received</dt><dd>${time(receivedAt)}</dd>
</dl>
<pre>${body}</pre>`,
  )
}

const EMPTY = '<p class="empty">No mail yet. This page looks again every few seconds.</p>'

/** @param {Message} message */
export function messagePage(message) {
  const id = encodeURIComponent(message.id)
  /** @type {[string, string][]} */
  const facts = [
    ['From', person(message.from)],
    ['To', recipientsOf(message)],
    ['Delivered to', message.recipients.join(', ')],
  ]
  const rows = facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`)
  rows.push(`<dt>Received</dt><dd>${time(message.receivedAt)}</dd>`)
  const parts = [
    '<a class="back" href="/mailbox">← All mail</a>',
    `<h1>${escapeHtml(message.subject || '(no subject)')}</h1>`,
    `<dl>\n${rows.join('\n')}\n</dl>`,
  ]
  if (message.html) {
    parts.push(
      `<iframe title="The mail" src="/mailbox/${id}/html" sandbox="${MAIL_SANDBOX}" referrerpolicy="no-referrer"></iframe>`,
    )
  }
  if (message.text) parts.push(`<h2>Text part</h2>\n<pre>${escapeHtml(message.text)}</pre>`)
  if (message.attachments.length > 0) parts.push(attachments(message))
  const headers = message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
  parts.push(
    `<details><summary>All headers</summary>\n<pre>${escapeHtml(headers)}</pre></details>`,
    `<p><a href="/mailbox/${id}/raw" download>Download the mail (.eml)</a></p>`,
  )
  return page(message.subject || 'Mail', parts.join('\n'))
}

/** @param {Message} message */
function attachments(message) {
  const rows = message.attachments.map(
    ({ filename, mimeType, bytes }) =>
      `<dt>${escapeHtml(filename)}</dt><dd>${escapeHtml(mimeType)}, ${bytes} bytes</dd>`,
  )
  return `<h2>Attachments</h2>\n<dl>\n${rows.join('\n')}\n</dl>`
}

export function missingPage() {
  return page(
    'Not found',
    '<h1>This mail is not here</h1>\n<p class="note">It may be among those that were cleared: the newest 1000 are kept.</p>\n<a class="back" href="/mailbox">← All mail</a>',
  )
}
