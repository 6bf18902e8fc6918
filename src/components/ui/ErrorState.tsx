import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from './EmptyState'

export interface ErrorStateProps {
  title: ReactNode
  text?: ReactNode
  /** What to do: try again, go back. */
  action?: ReactNode
  icon?: ReactNode
  /** The number to tell whoever helps. */
  reference?: string
  className?: string
}

/** Something could not be shown. The rest of the page stays usable. */
export const ErrorState = ({ icon, text, reference, ...rest }: ErrorStateProps) => (
  <div role="alert">
    <EmptyState
      icon={icon ?? <CloudOff />}
      text={
        <>
          {text}
          {reference !== undefined && (
            <code className="bg-sunken rounded-small mx-auto mt-3 block w-fit px-2 py-1 select-all">
              {reference}
            </code>
          )}
        </>
      }
      {...rest}
    />
  </div>
)
