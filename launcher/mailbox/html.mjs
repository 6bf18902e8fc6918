import PostalMime from 'postal-mime'

/** A picture that lies in the mail itself, as an attachment with a content id. */
const INLINE = /cid:([^"'\s)>]+)/gi

/**
 * The HTML part of a mail with its own pictures written into it, so that it shows without asking
 * anybody for anything.
 * @param {Buffer} raw
 */
export async function standaloneHtml(raw) {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'base64' })
  /** @type {Map<string, string>} */
  const pictures = new Map()
  for (const { contentId, mimeType, content } of mail.attachments) {
    if (!contentId || !/^image\/[a-z0-9.+-]+$/i.test(mimeType)) continue
    pictures.set(contentId.replace(/^<|>$/g, ''), `data:${mimeType};base64,${String(content)}`)
  }
  const html = (mail.html ?? '').replace(INLINE, (whole, id) => pictures.get(id) ?? whole)
  return inNewTab(html)
}

/**
 * Inside the frame a followed link would load into the sandbox, where no page works.
 * @param {string} html
 */
function inNewTab(html) {
  const base = '<base target="_blank">'
  const head = /<head[^>]*>/i.exec(html)
  if (!head) return base + html
  const end = head.index + head[0].length
  return html.slice(0, end) + base + html.slice(end)
}
