import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, DESKTOP, hand, HARBOUR, openBrowsers, PHONE, picture } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { fillForm } from '../helpers/panelForm'
import { pdf, photograph } from '../helpers/files'
import { expectSound } from '../helpers/look'

const LUCAS = 'lucas.chen@example.org'
const NADIA = 'nadia.shah@example.org'
const BOOKKEEPER = 'bookkeeper.harbour@example.org'
const api = address(`/api/c/${HARBOUR.slug}/conversations`)
const inbox = address(`/admin/inbox?c=${HARBOUR.slug}`)
const origin = new URL(address('/')).origin

const post = async (page: Page, path: string, data: object): Promise<Record<string, string>> => {
  const answer = await page.request.post(`${api}${path}`, { headers: { origin }, data })
  expect([path, answer.status(), await answer.text()]).toEqual([
    path,
    expect.any(Number),
    expect.not.stringContaining('"error"'),
  ])
  return (await answer.json()) as Record<string, string>
}

const begin = async (
  page: Page,
  subject: string,
  body: string,
  topic?: string,
): Promise<string> => {
  const { conversation } = await post(page, '', {
    kind: 'inquiry',
    clientId: randomUUID(),
    subject,
    body,
    ...(topic !== undefined && { topic }),
  })
  return String(conversation)
}
const say = (page: Page, id: string, body: string) =>
  post(page, `/${id}/messages`, { clientId: randomUUID(), body })

const rowOf = (page: Page, words: string) =>
  page.locator('.inbox-rows button').filter({ hasText: words })
const said = (page: Page, words: string | RegExp) =>
  page.locator('.inbox-said').filter({ hasText: words })
const dialog = (page: Page) => page.getByRole('dialog')

describe('the inbox of the staff', () => {
  let browsers: Browsers
  let lucas: Visitor
  let nadia: Visitor
  let topic = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    lucas = await browsers.as(LUCAS, { viewport: PHONE })
    nadia = await browsers.as(NADIA, { viewport: PHONE })
    const manager = await browsers.as(HARBOUR.manager)
    const communities = await manager.page.request.get(address('/api/communities?limit=10'), {
      headers: { origin },
    })
    const { docs } = (await communities.json()) as { docs: { id: string; slug: string }[] }
    const made = await manager.page.request.post(address('/api/message-topics'), {
      headers: { origin },
      data: {
        community: docs.find(({ slug }) => slug === HARBOUR.slug)?.id,
        name: 'Charges and invoices',
        team: 'bookkeeper',
        answerHours: 24,
      },
    })
    const answer = (await made.json()) as { doc?: { id: string } }
    expect(answer.doc?.id).toBeDefined()
    topic = answer.doc?.id ?? ''
    await manager.context.close()
  })
  afterAll(() => browsers.close())

  it('takes a matter from its arrival to its end, on a desktop and on a phone', async () => {
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(inbox)
    await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
    await page.getByText('Choose a conversation from the list.').waitFor()
    const id = await begin(
      lucas.page,
      'Water under the sink',
      'It drips since this morning.',
      topic,
    )
    const row = rowOf(page, 'Water under the sink')
    await row.waitFor()
    for (const words of ['Lucas Chen', 'North · 402', 'Charges and invoices', 'It drips']) {
      expect(await row.innerText()).toContain(words)
    }
    expect(await row.innerText()).toMatch(/Waits 1 minute, answer due in/)
    await expectSound(page, 'inbox-list')

    await row.click()
    const thread = page.getByRole('region', { name: 'Conversation', exact: true })
    await thread.getByText('It drips since this morning.').waitFor()
    expect(page.url()).toContain(`conversation=${id}`)
    await say(lucas.page, id, 'And now the floor is wet.')
    await thread.getByText('And now the floor is wet.').waitFor()

    await page.getByText('Show the resident’s card').click()
    await thread.getByRole('link', { name: 'North · 402' }).waitFor()
    await thread.getByText('Amelia Chen (Owner)', { exact: false }).waitFor()
    await expectSound(page, 'inbox-thread')
    await page.getByText('Show the resident’s card').click()

    // A note and an answer are not to be mistaken for each other.
    await thread.getByRole('button', { name: 'Internal note', exact: true }).click()
    await page.getByLabel('Note for the staff').fill('The plumber was here last week already.')
    await expectSound(page, 'inbox-note')
    await page.getByRole('button', { name: 'Save internal note' }).click()
    await said(page, 'Only the staff sees it').waitFor()
    await thread.getByText('The plumber was here last week already.').waitFor()
    await thread.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByRole('button', { name: 'Send answer to Lucas Chen' }).click()
    await page.getByRole('alert').filter({ hasText: 'Write something first.' }).waitFor()
    await page.getByLabel('Your answer').fill('A plumber comes at two.')
    await page.getByRole('button', { name: 'Send answer to Lucas Chen' }).click()
    await said(page, 'The answer is sent.').waitFor()
    await thread.getByText('A plumber comes at two.').waitFor()
    const seen = await lucas.page.request.get(`${api}/${id}/messages`, { headers: { origin } })
    expect(await seen.text()).toContain('A plumber comes at two.')
    expect(await seen.text()).not.toContain('The plumber was here')

    await thread.getByRole('button', { name: 'Snooze' }).click()
    await dialog(page).getByLabel('On a day').check()
    await dialog(page).getByRole('button', { name: 'Snooze' }).click()
    await dialog(page).getByRole('alert').filter({ hasText: 'from tomorrow on' }).waitFor()
    await expectSound(page, 'inbox-snooze')
    await dialog(page).getByLabel('Tomorrow morning').check()
    await dialog(page).getByRole('button', { name: 'Snooze' }).click()
    await said(page, 'Put aside until').waitFor()
    await page.getByRole('button', { name: 'Bring back now' }).click()
    await said(page, 'Back in the list.').waitFor()

    await page.setViewportSize(PHONE)
    await thread.getByRole('button', { name: 'People' }).click()
    await dialog(page).getByLabel('Name, unit or telephone').fill('lindq')
    await dialog(page)
      .getByRole('button', { name: /Grace Lindqvist/ })
      .click()
    await dialog(page).getByRole('button', { name: 'Add' }).click()
    await said(page, 'Grace Lindqvist is in the conversation now.').waitFor()
    await dialog(page).getByRole('button', { name: 'Remove Grace Lindqvist' }).click()
    await said(page, 'Grace Lindqvist is out of the conversation.').waitFor()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await thread.getByText('You removed Grace Lindqvist.').waitFor()

    await thread.getByRole('button', { name: 'Resolve' }).click()
    await dialog(page).getByLabel('No action needed').check()
    await dialog(page)
      .getByLabel(/Private note/)
      .fill('It was a loose cap.')
    await dialog(page).getByRole('button', { name: 'Resolve' }).click()
    await said(page, 'Resolved.').waitFor()
    await thread.getByText('You resolved this: No action needed.').waitFor()
    await thread.getByText('It was a loose cap.').waitFor()
    await say(lucas.page, id, 'It drips again.')
    await thread.getByText(/^Opened again .* by a reply\.$/).waitFor()
    await expectSound(page, 'inbox-reopened')
    await page.setViewportSize(DESKTOP)
    await picture(page, 'inbox')
    await page.setViewportSize(PHONE)
    await thread.getByRole('button', { name: 'Archive' }).click()
    await said(page, 'Archived.').waitFor()
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await page.getByRole('button', { name: 'All queues' }).click()
    await expectSound(page, 'inbox-queues')
    await page.setViewportSize(PHONE)
    await page.getByRole('button', { name: /^Archived/ }).click()
    await rowOf(page, 'Water under the sink').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is worked through by the keyboard alone', async () => {
    await begin(nadia.page, 'Key for the bicycle room', 'Mine does not turn any more.')
    await begin(nadia.page, 'Parking', 'Somebody stands on my place.')
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(inbox)
    await rowOf(page, 'Key for the bicycle room').waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const press = (key: string) => page.keyboard.press(key)
    await press('?')
    await dialog(page).getByText('They rest while you type.').waitFor()
    await expectSound(page, 'inbox-keys')
    await page.setViewportSize(DESKTOP)
    await press('Escape')
    await press('j')
    expect(await focused()).toContain('Parking')
    await press('j')
    expect(await focused()).toContain('Key for the bicycle room')
    await press('k')
    expect(await focused()).toContain('Parking')
    await press('ArrowDown')
    expect(await focused()).toContain('Key for the bicycle room')
    await press('Enter')
    await page.locator('.inbox-body').filter({ hasText: 'Mine does not turn any more.' }).waitFor()

    await press('r')
    await page.keyboard.type('We join keys and answer: rnea?')
    const answer = page.getByLabel('Your answer')
    expect(await answer.inputValue()).toBe('We join keys and answer: rnea?')
    expect(await dialog(page).count()).toBe(0)
    await press('Control+Enter')
    await said(page, 'The answer is sent.').waitFor()
    await press('Escape')
    await press('n')
    await page.keyboard.type('Order three of them.')
    await press('Tab')
    await press('Enter')
    await said(page, 'Only the staff sees it').waitFor()

    // From a button the single keys work again.
    await press('a')
    await dialog(page).getByRole('button', { name: 'Take it myself' }).focus()
    await press('Enter')
    await said(page, 'Given to').waitFor()
    await dialog(page).waitFor({ state: 'detached' })
    await press('e')
    await dialog(page).getByRole('radio', { name: 'Resolved' }).focus()
    await press('ArrowDown')
    await press('Enter')
    await said(page, 'Resolved.').waitFor()
    await page.getByText('You resolved this: No action needed.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows two who are at one matter each other, and keeps both answers in order', async () => {
    const id = await begin(nadia.page, 'My invoice', 'The sum looks wrong.', topic)
    const path = `${inbox}&conversation=${id}`
    const manager = await browsers.as(HARBOUR.manager)
    const bookkeeper = await browsers.as(BOOKKEEPER)
    await manager.page.goto(path)
    await bookkeeper.page.goto(path)
    await manager.page.getByText('Grace Lindqvist is looking at this too.').waitFor()
    await bookkeeper.page.getByText('Margaret Osei is looking at this too.').waitFor()
    await bookkeeper.page.getByLabel('Your answer').pressSequentially('I look into it.')
    await manager.page.getByText('Grace Lindqvist is answering right now.').waitFor()
    await expectSound(manager.page, 'inbox-answering')
    await manager.page.setViewportSize(DESKTOP)
    await manager.page.getByLabel('Your answer').fill('We look into it.')
    const send = /^Send answer/
    await Promise.all(
      [manager.page, bookkeeper.page].map((page) =>
        page.getByRole('button', { name: send }).click(),
      ),
    )
    for (const { page } of [manager, bookkeeper]) {
      await page.locator('.inbox-body').filter({ hasText: 'I look into it.' }).waitFor()
      await page.locator('.inbox-body').filter({ hasText: 'We look into it.' }).waitFor()
    }
    const order = (page: Page) => page.locator('.inbox-message .inbox-body').allInnerTexts()
    expect(await order(manager.page)).toEqual(await order(bookkeeper.page))
    expect(await order(manager.page)).toHaveLength(3)

    // Both have the dialog open, and one is quicker.
    for (const { page } of [manager, bookkeeper]) {
      await page.getByRole('button', { name: 'Assign', exact: true }).click()
      await dialog(page).getByRole('button', { name: 'Take it myself' }).waitFor()
    }
    const taken = await post(manager.page, `/${id}/assign`, {
      assignee: await manager.page.evaluate(async () => {
        const { user } = (await fetch('/api/users/me').then((answer) => answer.json())) as {
          user: { id: string }
        }
        return user.id
      }),
      from: null,
    })
    expect(taken['id']).toBe(id)
    await bookkeeper.page.getByText('With Margaret Osei').first().waitFor()
    await manager.context.close()
    await bookkeeper.page.getByText('is looking at this too').waitFor({ state: 'detached' })
    expect(bookkeeper.complaints).toEqual([])
    await bookkeeper.context.close()
  })

  it('writes to a resident, and does the same with many matters at once', async () => {
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(inbox)
    await page.getByRole('button', { name: 'New message' }).click()
    await dialog(page).getByRole('button', { name: 'Send message' }).click()
    for (const words of ['Choose who gets it.', 'Write a subject.', 'Write a message.']) {
      await dialog(page).getByRole('alert').filter({ hasText: words }).waitFor()
    }
    await dialog(page).getByLabel('Find by name, unit or telephone').fill('South · 403')
    await dialog(page)
      .getByRole('button', { name: /Nadia Shah/ })
      .click()
    await dialog(page).getByLabel('Topic').selectOption({ label: 'Charges and invoices' })
    await dialog(page).getByLabel('Subject').fill('Your meter')
    await dialog(page).getByLabel('Message', { exact: true }).fill('May we read it on Monday?')
    await expectSound(page, 'inbox-new')
    await page.setViewportSize(DESKTOP)
    await dialog(page).getByRole('button', { name: 'Send message' }).click()
    await said(page, 'The conversation has begun.').waitFor()
    await page.getByRole('heading', { name: 'Your meter' }).waitFor()
    await rowOf(page, 'Your meter').waitFor()

    const subjects = ['Bulk one', 'Bulk two']
    for (const subject of subjects) await begin(lucas.page, subject, 'Nothing urgent.')
    for (const subject of subjects) {
      await rowOf(page, subject).waitFor()
      await page
        .locator('.inbox-rows li')
        .filter({ hasText: subject })
        .getByRole('checkbox', { name: 'Select: Lucas Chen' })
        .check()
    }
    await page.getByText('2 selected').waitFor()
    await expectSound(page, 'inbox-bulk')
    await page.setViewportSize(DESKTOP)
    const bulk = page.getByRole('group', { name: 'With the selected' })
    await bulk.getByRole('button', { name: 'Resolve' }).click()
    await dialog(page).getByRole('button', { name: 'Resolve' }).click()
    await said(page, 'Done with 2 conversations.').waitFor()
    await rowOf(page, 'Bulk one').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('sends pictures that are chosen, pasted or dropped, and none with a note', async () => {
    const id = await begin(lucas.page, 'Which valve', 'Where do I turn the water off?')
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(`${inbox}&conversation=${id}`)
    const thread = page.getByRole('region', { name: 'Conversation', exact: true })
    await thread.getByText('Where do I turn the water off?').waitFor()
    const buffer = await photograph(800, 600)
    const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer })
    const chosen = { name: 'no-picture.png', mimeType: 'image/png', buffer: Buffer.from('words') }
    const arrived = () => page.waitForFunction(() => document.querySelector('progress') === null)
    await thread.getByLabel('Add pictures').setInputFiles([photo('chosen.jpg'), chosen])
    await page.getByRole('alert').filter({ hasText: 'no-picture.png' }).waitFor()
    await hand(page.getByLabel('Your answer'), 'paste', photo('pasted.jpg'))
    await hand(page.getByLabel('Your answer'), 'drop', photo('dropped.jpg'))
    await hand(page.getByLabel('Your answer'), 'drop', {
      name: 'bill.pdf',
      mimeType: 'application/pdf',
      buffer: pdf(),
    })
    await page.getByRole('alert').filter({ hasText: 'only pictures can be sent here' }).waitFor()
    await page.getByRole('button', { name: 'Remove pasted.jpg' }).click()
    await page.getByRole('button', { name: 'Remove dropped.jpg' }).waitFor()
    await arrived()
    await expectSound(page, 'inbox-files')
    await page.setViewportSize(DESKTOP)
    await thread.getByRole('button', { name: 'Internal note', exact: true }).click()
    expect(await page.getByText('chosen.jpg').count()).toBe(0)
    await thread.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByRole('button', { name: 'Remove chosen.jpg' }).waitFor()
    await page.getByRole('button', { name: /^Send answer/ }).click()
    await said(page, 'The answer is sent.').waitFor()
    for (const name of ['chosen.jpg', 'dropped.jpg']) {
      await thread.getByRole('img', { name }).waitFor()
    }
    const seen = await lucas.page.request.get(`${api}/${id}/messages`, { headers: { origin } })
    const { messages } = (await seen.json()) as {
      messages: { body: string; attachments: { name: string; url: string }[] }[]
    }
    const { body, attachments = [] } = messages.at(-1) ?? {}
    expect([body, attachments.map(({ name }) => name)]).toEqual(['', ['chosen.jpg', 'dropped.jpg']])
    const file = await lucas.page.request.get(address(attachments[0]?.url ?? ''), {
      headers: { origin },
    })
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'image/webp'])

    await page.getByRole('button', { name: 'New message' }).click()
    await dialog(page).getByLabel('Find by name, unit or telephone').fill('South · 403')
    await dialog(page)
      .getByRole('button', { name: /Nadia Shah/ })
      .click()
    await dialog(page).getByLabel('Subject').fill('Found in the lift')
    await dialog(page).getByLabel('Add pictures').setInputFiles(photo('glove.jpg'))
    await dialog(page).getByRole('button', { name: 'Remove glove.jpg' }).waitFor()
    await arrived()
    await expectSound(page, 'inbox-new-files')
    await page.setViewportSize(DESKTOP)
    await dialog(page).getByRole('button', { name: 'Send message' }).click()
    await said(page, 'The conversation has begun.').waitFor()
    await page.getByRole('heading', { name: 'Found in the lift' }).waitFor()
    await thread.getByRole('img', { name: 'glove.jpg' }).waitFor()
    expect(complaints.filter((line) => !line.includes('415'))).toEqual([])
    await context.close()
  })

  it('has saved replies, merges what one resident asked twice, and reports by topic', async () => {
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(address(`/admin/collections/saved-replies/create?c=${HARBOUR.slug}`))
    await fillForm(page, [
      [page.getByLabel('Name'), 'We look into it'],
      [page.getByLabel('Text'), 'Dear {{name}}, {{community}} looks after {{unit}}.'],
    ])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/saved-replies\/[0-9a-f-]{36}/)

    const first = await begin(lucas.page, 'Hot water', 'There is none.', topic)
    const again = await begin(lucas.page, 'Still no hot water', 'Since yesterday.', topic)
    await page.goto(`${inbox}&conversation=${first}`)
    const thread = page.getByRole('region', { name: 'Conversation', exact: true })
    await thread.getByText('There is none.').waitFor()
    await thread.getByRole('button', { name: 'Saved replies' }).click()
    await expectSound(page, 'inbox-replies')
    await page.setViewportSize(DESKTOP)
    await dialog(page)
      .getByRole('button', { name: /We look into it/ })
      .click()
    expect(await page.getByLabel('Your answer').inputValue()).toBe(
      'Dear Lucas Chen, Harbour View looks after North · 402.',
    )
    await page.getByRole('button', { name: /^Send answer/ }).click()
    await said(page, 'The answer is sent.').waitFor()

    await thread.getByRole('button', { name: 'Merge' }).click()
    await dialog(page)
      .getByLabel(/^Still no hot water/)
      .check()
    await expectSound(page, 'inbox-merge')
    await page.setViewportSize(DESKTOP)
    await dialog(page).getByRole('button', { name: 'Merge' }).click()
    await said(page, 'Merged. This is the one that goes on.').waitFor()
    expect(page.url()).toContain(`conversation=${again}`)
    await thread.getByText('You merged another conversation of the same person').waitFor()
    await thread.getByRole('button', { name: 'Open the other one' }).click()
    await thread.getByText('You merged this into another conversation.').first().waitFor()
    await thread.getByText('Resolved', { exact: true }).waitFor()

    await page.getByRole('link', { name: 'Report', exact: true }).click()
    await page.waitForURL(/inbox-report/)
    const row = page.getByRole('row', { name: /Charges and invoices/ })
    await row.waitFor()
    await expectSound(page, 'inbox-report')
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as a table (CSV)' }).click()
    expect((await file).suggestedFilename()).toMatch(/^conversations-harbour-view-.*\.csv$/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is not there for residents', async () => {
    await lucas.page.goto(inbox)
    expect(await lucas.page.getByText('Choose a conversation from the list.').count()).toBe(0)
    expect(
      (await lucas.page.request.get(`${api}/queue-counts`, { headers: { origin } })).status(),
    ).toBe(403)
  })
})
