import { describe, expect, it } from '@jest/globals'
import { wallsOf } from './wallsOf'

const rules = { reason: 'a test', read: 'true', insert: null, update: null, delete: null }

describe('wallsOf', () => {
  it('lets go together what a collection or a table says', () => {
    const { cascades } = wallsOf(
      [
        {
          config: { slug: 'poll-votes' },
          onDelete: { pollOption: 'cascade' },
          childRows: { nextDays: { ...rules, goesWith: ['_parent_id'] } },
        },
      ],
      [
        ['wish_people', { ...rules, goesWith: ['wish_id'] }],
        ['wishes', rules],
      ],
    )
    expect([...cascades]).toEqual([
      'poll_votes.poll_option_id',
      'wish_people.wish_id',
      'poll_votes_next_days._parent_id',
    ])
  })

  it('names the tables of both', () => {
    const { named } = wallsOf(
      [{ config: { slug: 'poll-votes' }, rows: rules, childRows: { nextDays: rules } }],
      [['wishes', rules]],
    )
    expect([...named.keys()]).toEqual(
      expect.arrayContaining(['poll_votes', 'poll_votes_next_days', 'wishes']),
    )
  })
})
