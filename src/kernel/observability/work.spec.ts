import { describe, expect, it } from '@jest/globals'
import { currentWork, originOf, readOrigin, withinWork, workFields } from './work'

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

describe('a piece of work', () => {
  it('is known to everything that it awaits, and to nothing beside it', async () => {
    await withinWork({ requestId: 'r-1', trace: TRACE }, async () => {
      await Promise.resolve()
      expect(workFields()).toEqual({
        requestId: 'r-1',
        traceId: '0af7651916cd43dd8448eb211c80319c',
      })
      withinWork({ eventId: 'e-1' }, () => {
        expect(currentWork()).toMatchObject({ requestId: 'r-1', eventId: 'e-1' })
      })
      expect(workFields()).not.toHaveProperty('eventId')
    })
    expect(workFields()).toEqual({})
  })

  it('hands its request and trace on to a job, and a job reads them', () => {
    const origin = withinWork({ requestId: 'r-1', trace: TRACE, jobId: 'j' }, () =>
      originOf(undefined),
    )
    expect(origin).toEqual({ requestId: 'r-1', trace: TRACE })
    expect(readOrigin({ id: 'x', origin })).toEqual(origin)
  })

  it('takes the id of the request where nothing else is known', () => {
    expect(originOf(new Headers({ 'x-request-id': 'r-2' }))).toEqual({ requestId: 'r-2' })
    expect(originOf(undefined)).toEqual({})
  })

  it.each([null, 'text', {}, { origin: 7 }, { origin: { requestId: 'x'.repeat(65), trace: 4 } }])(
    'finds no origin in %j',
    (data) => {
      expect(readOrigin(data)).toEqual({})
    },
  )
})
