import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { EmailRefusedNotice } from './EmailRefusedNotice'

describe('the notice of mail that comes back', () => {
  const labels = {
    title: 'Mail to you comes back',
    text: 'The server of ada@example.org refuses our mail.',
    reason: 'It said: 550 no such user',
    what: 'Look whether the mailbox is full.',
    change: 'Change the address',
  }
  const html = (reason: string | null) =>
    renderToStaticMarkup(
      <EmailRefusedNotice href="/c/oak/settings/security" labels={{ ...labels, reason }} />,
    )

  it('says what happened, what the server said, and leads to the change', () => {
    for (const words of Object.values(labels)) expect(html(labels.reason)).toContain(words)
    expect(html(labels.reason)).toMatch(/href="\/c\/oak\/settings\/security"[^>]*>Change/)
  })

  it('says nothing of a reason where there is none', () => {
    expect(html(null)).not.toContain('It said')
  })
})
