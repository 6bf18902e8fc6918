export interface LiveRegionProps {
  /** Read out when it changes; empty says nothing. */
  message: string
  /** Interrupts what is being read: only for what cannot wait. */
  isUrgent?: boolean
}

/** Words for those who hear the page. It has to be there before its message is. */
export const LiveRegion = ({ message, isUrgent = false }: LiveRegionProps) => (
  <div
    role={isUrgent ? 'alert' : 'status'}
    aria-live={isUrgent ? 'assertive' : 'polite'}
    aria-atomic
    className="sr-only"
  >
    {message}
  </div>
)
