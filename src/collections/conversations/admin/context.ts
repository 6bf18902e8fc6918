'use client'

import { createContext, useContext } from 'react'
import type { UploadCaps } from '../client/uploads'

export interface Colleague {
  id: string
  name: string
  roles: string[]
}

export interface InboxPlace {
  /** Address of the API for the community's conversations. */
  base: string
  slug: string
  communityId: string
  communityName: string
  locale: string
  timeZone: string
  me: { id: string; name: string }
  isManager: boolean
  /** What a message may carry. */
  caps: UploadCaps
  staff: Colleague[]
  /** Tells of what was done, for all to see and to hear. */
  tell: (text: string, isBad?: boolean) => void
}

const Context = createContext<InboxPlace | null>(null)

export const InboxProvider = Context.Provider

export const useInboxPlace = (): InboxPlace => {
  const place = useContext(Context)
  if (!place) throw new Error('this needs the inbox around it')
  return place
}
