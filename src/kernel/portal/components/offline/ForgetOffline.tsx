'use client'

import { useEffect } from 'react'
import { forgetCommunity, forgetEverything } from '../../offline/forget'

interface ForgetOfflineProps {
  /** Id of the community to forget; all of them where none is named. */
  community?: string
}

/** On the pages that somebody without access comes to: what lay on the device goes. */
export const ForgetOffline = ({ community }: ForgetOfflineProps) => {
  useEffect(() => {
    void (community === undefined ? forgetEverything() : forgetCommunity(community))
  }, [community])
  return null
}
