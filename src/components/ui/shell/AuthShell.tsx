import type { ReactNode } from 'react'
import { CommunityLogo } from './CommunityMark'

export interface AuthShellProps {
  /** The product, or the community whose link was followed. */
  name: string
  logoSrc?: string
  title: ReactNode
  text?: ReactNode
  children: ReactNode
  /** Below the card: language, help. */
  footer?: ReactNode
}

/** One card in the middle of the page, for everything before the door. */
export const AuthShell = ({ name, logoSrc, title, text, children, footer }: AuthShellProps) => (
  <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center sm:py-12">
    <main className="w-full max-w-md">
      <p className="mb-6 flex items-center justify-center gap-3 text-lg font-semibold sm:mb-8">
        <CommunityLogo name={name} logoSrc={logoSrc} />
        {name}
      </p>
      <div className="bg-surface border-line rounded-card shadow-card border p-6 sm:p-9">
        <h1 className="text-2xl font-bold">{title}</h1>
        {text !== undefined && <p className="text-muted mt-2">{text}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
    {footer !== undefined && <footer className="text-muted mt-6 text-center">{footer}</footer>}
  </div>
)
