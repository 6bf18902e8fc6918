'use client'

import { useEffect, useReducer, useState } from 'react'
import { useOnline } from '@/components/ui/useOnline'
import { discardUnreadable, isSpent, keepEntries } from '@/kernel/portal/offline/device'
import type { Contact } from '@/kernel/portal/offline/device'
import { enrolmentOf } from '@/kernel/portal/offline/enrolment'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import type { OpenVault } from '@/kernel/portal/offline/vault'
import { useIdleLock } from '@/kernel/portal/offline/useIdleLock'
import type { OfflineEntry } from '../../domain/offlineDesk'
import { exchange, lookInside } from './exchange'
import type { Brought, KnownList, Sent } from './exchange'

const AGAIN_MS = 30_000

interface Inside {
  list: KnownList | null
  entries: OfflineEntry[]
  unreadable: string[]
}

type State =
  | { status: 'loading' | 'none' | 'wiped' }
  | { status: 'locked' | 'spent'; enrolment: Enrolment }
  | ({
      status: 'open'
      enrolment: Enrolment
      vault: OpenVault
      contact: Contact | null
      sent: Sent | null
    } & Inside)

type Change =
  | { type: 'looked'; enrolment: Enrolment | null; isSpent: boolean }
  | { type: 'opened'; vault: OpenVault; inside: Inside }
  | { type: 'inside'; vault: OpenVault; inside: Inside }
  | { type: 'kept'; entries: readonly OfflineEntry[] }
  | { type: 'brought'; vault: OpenVault; brought: Brought }
  | { type: 'locked' }
  | { type: 'spent' }

const looked = (enrolment: Enrolment | null, spent: boolean): State =>
  enrolment === null ? { status: 'none' } : { status: spent ? 'spent' : 'locked', enrolment }

const broughtTo = (
  state: Extract<State, { status: 'open' }>,
  { contact, list, entries, unreadable, sent }: Brought,
): State =>
  contact === 'revoked' || contact === 'over'
    ? { status: 'wiped' }
    : { ...state, contact, list, entries, unreadable, sent: sent ?? state.sent }

const change = (state: State, action: Change): State => {
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

/** The desk on a device without a network: locked, or open with what lies on it. */
export const useOfflineDesk = (slug: string) => {
  const [state, dispatch] = useReducer(change, { status: 'loading' })
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
      dispatch({ type: 'brought', vault, brought: await exchange(enrolment, vault) })
    } finally {
      setIsSending(false)
    }
  }

  useEffect(() => {
    if (!vault || !enrolment || !isOnline) return undefined
    const bring = async () => {
      dispatch({ type: 'brought', vault, brought: await exchange(enrolment, vault) })
    }
    void bring()
    const timer = setInterval(() => void bring(), AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [vault, enrolment, isOnline])

  const discard = async () => {
    if (state.status !== 'open') return
    await discardUnreadable(state.enrolment, state.unreadable)
    const { enrolment: here, vault: open } = state
    dispatch({ type: 'inside', vault: open, inside: await lookInside(here, open) })
  }

  const opened = async (open: OpenVault) => {
    if (enrolment) {
      dispatch({ type: 'opened', vault: open, inside: await lookInside(enrolment, open) })
    }
  }
  const keep = async (entries: readonly OfflineEntry[]) => {
    if (!enrolment) return
    await keepEntries(enrolment, entries)
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
