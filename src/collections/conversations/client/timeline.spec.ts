import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { MessageView } from '../operations/schemas'
import type { Answer, PageQuery } from './api'
import { Timeline } from './timeline'

const message = (seq: number, body = `line ${seq}`): MessageView => ({
  seq,
  clientId: `client-${seq}`,
  kind: 'text',
  sender: { id: 'someone', name: 'Someone' },
  body,
  data: null,
  replyTo: null,
  threadRoot: null,
  at: new Date(Date.UTC(2026, 10, 1) + seq * 60_000).toISOString(),
  editedAt: null,
  deletedAt: null,
  isRemoved: false,
  attachments: [],
  reactions: [],
})

/** A conversation as the server keeps it, with a network that can be away. */
class Server {
  readonly lines: MessageView[] = []
  isAway = false
  asked = 0

  say(): MessageView {
    const made = message((this.lines.at(-1)?.seq ?? 0) + 1)
    this.lines.push(made)
    return made
  }

  readonly page = async (query: PageQuery): Promise<Answer<{ messages: MessageView[] }>> => {
    this.asked += 1
    await Promise.resolve()
    if (this.isAway) return { outcome: 'later' }
    const { before = Infinity, after = 0, since = '', limit = 50 } = query
    const fitting = this.lines.filter(
      ({ seq, at }) => seq < before && seq > after && (since === '' || at >= since),
    )
    const isForward = query.after !== undefined || query.since !== undefined
    const messages = isForward ? fitting.slice(0, limit) : fitting.slice(-limit)
    return { outcome: 'done', body: { messages } }
  }
}

const begin = (lines = 0, options: { pageSize?: number; most?: number } = {}) => {
  const server = new Server()
  for (let n = 0; n < lines; n += 1) server.say()
  const retries: (() => void)[] = []
  const timeline = new Timeline({
    page: server.page,
    initial: server.lines.slice(-(options.pageSize ?? 50)),
    hasOlder: lines > (options.pageSize ?? 50),
    later: (_ms, run) => {
      retries.push(run)
      return () => undefined
    },
    ...options,
  })
  return { server, timeline, retries }
}

const seqs = (timeline: Timeline) => timeline.get().messages.map(({ seq }) => seq)
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('a timeline', () => {
  it('takes what is new after a gap, each once and in order', async () => {
    const { server, timeline } = begin(3)
    for (let n = 0; n < 450; n += 1) server.say()
    await Promise.all([timeline.catchUp(), timeline.catchUp(), timeline.catchUp()])
    expect(seqs(timeline)).toEqual(range(154, 453))
    expect(timeline.get().hasOlder).toBe(true)
    // Three pages for one catching up, and not for three.
    expect(server.asked).toBe(3)
  })

  it('fills what others wrote before an own message was confirmed', async () => {
    const { server, timeline } = begin(2)
    server.say()
    server.say()
    timeline.apply(server.say())
    expect(seqs(timeline)).toEqual([1, 2, 5])
    await timeline.catchUp()
    expect(seqs(timeline)).toEqual([1, 2, 3, 4, 5])
  })

  it('tries again by itself where the server did not answer', async () => {
    const { server, timeline, retries } = begin(1)
    server.say()
    server.isAway = true
    await timeline.catchUp()
    expect(seqs(timeline)).toEqual([1])
    expect(retries).toHaveLength(1)
    server.isAway = false
    retries[0]!()
    await timeline.catchUp()
    expect(seqs(timeline)).toEqual([1, 2])
  })

  it('shows an edit of what it shows, and asks for nothing else', async () => {
    const { server, timeline } = begin(3)
    server.lines[1] = message(2, 'corrected')
    await Promise.all([timeline.refresh(2), timeline.refresh(2), timeline.refresh(77)])
    expect(timeline.get().messages[1]!.body).toBe('corrected')
    expect(server.asked).toBe(1)
  })

  it('finds edits that nobody told of', async () => {
    const { server, timeline } = begin(3)
    server.lines[0] = message(1, 'corrected')
    server.say()
    await timeline.refreshShown()
    expect(timeline.get().messages.map(({ body }) => body)).toEqual([
      'corrected',
      'line 2',
      'line 3',
    ])
  })

  it('goes back by pages and keeps no more than it may', async () => {
    const { timeline, server } = begin(100, { pageSize: 10, most: 30 })
    expect(seqs(timeline)).toEqual(range(91, 100))
    await timeline.older()
    await timeline.older()
    expect([seqs(timeline), timeline.get().hasNewer]).toEqual([range(71, 100), false])
    await timeline.older()
    expect([seqs(timeline), timeline.get().hasNewer]).toEqual([range(61, 90), true])
    server.say()
    await timeline.catchUp()
    expect(seqs(timeline)).toEqual(range(61, 90))
    await timeline.newer()
    await timeline.newer()
    expect([seqs(timeline), timeline.get().hasNewer]).toEqual([range(72, 101), false])
  })

  it('lets nobody ask at once for a page that did not come, and everybody after a moment', async () => {
    const { server, timeline, retries } = begin(120, { pageSize: 50 })
    server.isAway = true
    for (const load of [() => timeline.older(), () => timeline.jumpTo('2026')]) {
      await load()
      expect(timeline.get().isLoading).toBe(true)
      retries.shift()?.()
      expect(timeline.get().isLoading).toBe(false)
    }
    server.isAway = false
    await timeline.older()
    expect(timeline.get()).toMatchObject({ isLoading: false })
    expect(seqs(timeline)).toEqual(range(21, 120))
  })

  it('jumps to a day and back to the end', async () => {
    const { timeline, server } = begin(100, { pageSize: 10 })
    await timeline.jumpTo(server.lines[39]!.at)
    expect([seqs(timeline), timeline.get().hasOlder, timeline.get().hasNewer]).toEqual([
      range(40, 49),
      true,
      true,
    ])
    await timeline.toEnd()
    expect([seqs(timeline), timeline.get().hasNewer]).toEqual([range(91, 100), false])
    await timeline.jumpTo(server.lines[0]!.at)
    expect(timeline.get().hasOlder).toBe(false)
  })

  it('does not push away what somebody reads further up', async () => {
    const { timeline, server } = begin(30, { pageSize: 30, most: 30 })
    timeline.follow(false)
    server.say()
    await timeline.catchUp()
    expect([seqs(timeline), timeline.get().hasNewer]).toEqual([range(1, 30), true])
    timeline.follow(true)
    await timeline.newer()
    expect(seqs(timeline)).toEqual(range(2, 31))
  })

  it('ends with everything once and in order, whatever was lost, sent or asked in between', async () => {
    const steps = fc.array(
      fc.constantFrom('other', 'own', 'own-late', 'push', 'cut', 'back', 'edit', 'shown'),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 5 }), steps, async (lines, all) => {
        const { server, timeline } = begin(lines)
        const late: MessageView[] = []
        const work: Promise<void>[] = []
        for (const step of all) {
          if (step === 'other') server.say()
          if (step === 'own') timeline.apply(server.say())
          if (step === 'own-late') late.push(server.say())
          if (step === 'push') work.push(timeline.catchUp())
          if (step === 'cut') server.isAway = true
          if (step === 'back') server.isAway = false
          if (step === 'shown') work.push(timeline.refreshShown())
          if (step === 'edit' && server.lines.length > 0) {
            const seq = server.lines.length
            server.lines[seq - 1] = message(seq, `edited ${seq}`)
            work.push(timeline.refresh(seq))
          }
          if (work.length % 3 === 0) await Promise.resolve()
          const shown = seqs(timeline)
          expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b))
        }
        for (const answer of late) timeline.apply(answer)
        server.isAway = false
        await Promise.all([...work, timeline.catchUp(), timeline.refreshShown()])
        expect(timeline.get().messages).toEqual(server.lines)
      }),
    )
  })
})
