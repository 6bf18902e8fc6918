import { render } from '@react-email/render'
import type { ReactElement } from 'react'

/** HTML and plain text of a mail; both parts are always sent. */
export const renderEmail = async (body: ReactElement): Promise<{ html: string; text: string }> => {
  const [html, text] = await Promise.all([render(body), render(body, { plainText: true })])
  return { html, text }
}
