import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'

interface DemoLoginsProps {
  logins: readonly {
    email: string
    password: string
    role: string
    community: string
    name?: string
  }[]
  labels: { title: string; text: string }
}

/** Who can be tried out; shown in demo mode alone. */
export const DemoLogins = ({ logins, labels }: DemoLoginsProps) => (
  <Card title={labels.title} isFlush className="mx-auto mt-6 w-full max-w-md text-left">
    <p className="text-muted px-5 sm:px-6">{labels.text}</p>
    <List>
      {logins.map(({ email, password, role, community, name }) => (
        <ListItem
          key={email}
          title={`${name ?? email} · ${role}`}
          text={
            <>
              {community}
              <br />
              <code>{email}</code>
              <br />
              <code>{password}</code>
            </>
          }
        />
      ))}
    </List>
  </Card>
)
