'use client'

import { useEffect, useReducer, useState } from 'react'
import { useOnline } from '@/components/ui/useOnline'
import { discardUnreadable, isSpent, keepEntries } from '../../offline/device'
import type { Contact } from '../../offline/device'
import type { Queued } from '../../offline/domain/queue'
import { enrolmentOf } from '../../offline/enrolment'
import type { Enrolment } from '../../offline/enrolment'
import { exchange, lookInside } from '../../offline/exchange'
import type { Brought, Exchanged, Inside, Sent } from '../../offline/exchange'
import { useIdleLock } from './useIdleLock'
import type { OpenVault } from '../../offline/vault'

const AGAIN_MS = 30_000
/** A network that has just come back often fails once more. */
const SOON_MS = 5000

type State<List, Entry> =
  | { status: 'loading' | 'none' | 'wiped' }
  | { status: 'locked' | 'spent'; enrolment: Enrolment }
  | ({
      status: 'open'
      enrolment: Enrolment
      vault: OpenVault
      contact: Contact | null
      sent: Sent | null
    } & Inside<List, Entry>)

type Change<List, Entry> =
  | { type: 'looked'; enrolment: Enrolment | null; isSpent: boolean }
  | { type: 'opened'; vault: OpenVault; inside: Inside<List, Entry> }
  | { type: 'inside'; vault: OpenVault; inside: Inside<List, Entry> }
  | { type: 'kept'; entries: readonly Entry[] }
  | { type: 'brought'; vault: OpenVault; brought: Brought<List, Entry> }
  | { type: 'locked' }
  | { type: 'spent' }

const looked = <List, Entry>(enrolment: Enrolment | null, spent: boolean): State<List, Entry> =>
  enrolment === null ? { status: 'none' } : { status: spent ? 'spent' : 'locked', enrolment }

const broughtTo = <List, Entry>(
  state: Extract<State<List, Entry>, { status: 'open' }>,
  { contact, list, entries, unreadable, sent }: Brought<List, Entry>,
): State<List, Entry> =>
  contact === 'revoked' || contact === 'over'
    ? { status: 'wiped' }
    : { ...state, contact, list, entries, unreadable, sent: sent ?? state.sent }

const change = <List, Entry>(
  state: State<List, Entry>,
  action: Change<List, Entry>,
): State<List, Entry> => {
  if (action.type === 'looked') return looked(action.enrolment, action.isSpent)
  if (!('enrolment' in state)) return state
  const { enrolment } = state
  switch (action.type) {
    case 'opened':
      return {
        status: 'open',
        enrolment,
        vault: action.vault,
        contact: null,
        sent: null,
        ...action.inside,
      }
    case 'locked':
      return state.status === 'open' ? { status: 'locked', enrolment } : state
    case 'spent':
      return { status: 'spent', enrolment }
    case 'inside':
      return state.status === 'open' && state.vault === action.vault
        ? { ...state, ...action.inside }
        : state
    case 'kept':
      return state.status === 'open'
        ? { ...state, sent: null, entries: [...state.entries, ...action.entries] }
        : state
    case 'brought':
      // What comes after the lock fell is not taken back into the memory.
      return state.status === 'open' && state.vault === action.vault
        ? broughtTo(state, action.brought)
        : state
  }
}

/** A page on a device without a network: locked, or open with what lies on it. */
export const useOffline = <List, Entry extends Queued>(
  slug: string,
  what: Exchanged<List, Entry>,
) => {
  const [state, dispatch] = useReducer(change<List, Entry>, { status: 'loading' })
  const [isSending, setIsSending] = useState(false)
  const isOnline = useOnline()
  const vault = state.status === 'open' ? state.vault : undefined
  const enrolment = 'enrolment' in state ? state.enrolment : undefined

  const look = async () => {
    const found = enrolmentOf(slug)
    dispatch({
      type: 'looked',
      enrolment: found,
      isSpent: found !== null && (await isSpent(found)),
    })
  }
  useEffect(() => {
    void Promise.resolve(enrolmentOf(slug)).then(async (found) => {
      const spent = found !== null && (await isSpent(found))
      dispatch({ type: 'looked', enrolment: found, isSpent: spent })
    })
  }, [slug])

  useIdleLock(vault !== undefined, () => dispatch({ type: 'locked' }))

  const send = async () => {
    if (!vault || !enrolment || isSending) return
    setIsSending(true)
    try {
      dispatch({ type: 'brought', vault, brought: await exchange(what, enrolment, vault) })
    } finally {
      setIsSending(false)
    }
  }

  useEffect(() => {
    if (!vault || !enrolment || !isOnline) return undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const bring = async () => {
      let wait = SOON_MS
      try {
        const brought = await exchange(what, enrolment, vault)
        dispatch({ type: 'brought', vault, brought })
        if (brought.contact !== 'away') wait = AGAIN_MS
      } finally {
        if (!isOver) timer = setTimeout(() => void bring(), wait)
      }
    }
    void bring()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [what, vault, enrolment, isOnline])

  const discard = async () => {
    if (state.status !== 'open') return
    await discardUnreadable(state.enrolment, state.unreadable)
    const { enrolment: here, vault: open } = state
    dispatch({ type: 'inside', vault: open, inside: await lookInside(what, here, open) })
  }

  const opened = async (open: OpenVault) => {
    if (enrolment) {
      dispatch({ type: 'opened', vault: open, inside: await lookInside(what, enrolment, open) })
    }
  }
  const keep = async (entries: readonly Entry[]) => {
    if (!enrolment) return
    await keepEntries(enrolment, entries, what.screen)
    dispatch({ type: 'kept', entries })
    if (isOnline) await send()
  }
  return {
    state,
    isOnline,
    isSending,
    look,
    opened,
    keep,
    send,
    discard,
    lock: () => dispatch({ type: 'locked' }),
    spent: () => dispatch({ type: 'spent' }),
  }
}
