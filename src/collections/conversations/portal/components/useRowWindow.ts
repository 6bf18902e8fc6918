'use client'

import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { around, drawnOf, moved, toTheEnd, type Change, type RowWindow } from './rowWindow'
import type { Row } from './rows'

/**
 * Which rows of a conversation are drawn: some screens around the one that is read.
 * @param sending what is on its way and was written last; with it the end comes into the page
 */
export const useRowWindow = (rows: readonly Row[], sending: string | undefined) => {
  const [state, setState] = useState<{ window: RowWindow; sending: string | undefined }>(() => ({
    window: { first: rows[0]?.message.seq ?? 0, last: Infinity },
    sending,
  }))
  if (sending !== undefined && sending !== state.sending) {
    setState({ window: toTheEnd(rows), sending })
  }
  const { from, to } = drawnOf(rows, state.window)

  const goTo = useCallback(
    (window: RowWindow) => flushSync(() => setState({ window, sending })),
    [sending],
  )
  const move = (change: Change) =>
    setState(({ window }) => ({ window: moved(rows, window, change), sending }))
  const reveal = useCallback((index: number) => goTo(around(rows, index)), [goTo, rows])
  const end = () => goTo(toTheEnd(rows))
  return { from, to, above: from, below: rows.length - to, move, reveal, end }
}
