import { LogIn } from 'lucide-react'
import { Card } from '@/components/ui/Card'
import { demoSignInAction } from '../actions'

interface DemoLoginsProps {
  logins: readonly {
    email: string
    password: string
    role: string
    community: string
    name?: string
  }[]
  labels: { title: string; text: string; password: string }
}

/** Who can be tried out, at one press; shown in demo mode alone. */
export const DemoLogins = ({ logins, labels }: DemoLoginsProps) => (
  <Card title={labels.title} className="mx-auto mt-6 w-full max-w-md text-left">
    <p className="text-muted">{labels.text}</p>
    <ul className="mt-3 flex flex-col gap-2">
      {logins.map(({ email, password, role, community, name }) => (
        <li key={email}>
          <form action={demoSignInAction}>
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="password" value={password} />
            <button
              type="submit"
              className="border-line hover:border-line-strong rounded-control flex min-h-11 w-full items-center gap-3 border px-4 py-2.5 text-left"
            >
              <span className="min-w-0 grow">
                <span className="text-ink block font-semibold">{name ?? email}</span>
                <span className="text-muted block">
                  {[role, community].filter(Boolean).join(' · ')}
                </span>
                <span className="text-muted block break-all">{email}</span>
              </span>
              <LogIn aria-hidden className="text-accent size-5 shrink-0" />
            </button>
          </form>
        </li>
      ))}
    </ul>
    <p className="text-muted mt-4">
      {labels.password} <code className="text-ink">{logins[0]?.password}</code>
    </p>
  </Card>
)
