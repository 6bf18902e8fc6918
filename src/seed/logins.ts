import { addressOf, DEMO_PASSWORD } from './demo'
import type { DemoCommunity } from './demo'
import { OPERATOR_EMAIL } from './operator'

export interface DemoLogin {
  email: string
  password: string
  role: string
  community: string
  name: string
}

/** The handful of logins that show the product from every side. */
export const loginsOf = (communities: readonly DemoCommunity[]): DemoLogin[] => {
  const held = communities.flatMap(({ name: community, people }) =>
    people
      .filter(({ isLogin }) => isLogin)
      .map(({ email, name, role }) => ({
        email: addressOf(email),
        password: DEMO_PASSWORD,
        role,
        community,
        name,
      })),
  )
  return [
    ...held.map((login) => {
      const others = communities.filter(
        ({ name, people }) =>
          name !== login.community && people.some(({ email }) => addressOf(email) === login.email),
      )
      return {
        ...login,
        community: [login.community, ...others.map(({ name }) => name)].join(' + '),
      }
    }),
    {
      email: OPERATOR_EMAIL,
      password: DEMO_PASSWORD,
      role: 'operator',
      community: '',
      name: 'Platform Operator',
    },
  ]
}
