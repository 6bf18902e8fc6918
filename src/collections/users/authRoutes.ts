import type { Endpoint } from 'payload'
import { notFound } from '@/kernel/errors'
import { loginRoute } from './endpoints/login'
import { logoutRoute } from './endpoints/logout'
import { portraitRoute } from './endpoints/portrait'
import { refreshRoute } from './endpoints/refresh'
import { secondStepRoute } from './endpoints/secondStep'

const gone: Endpoint['handler'] = () => {
  throw notFound()
}

/**
 * Our own sign-in and sign-out, and the routes that Payload gives every login collection and that Courtyard does
 * without. They come before Payload's own of the same name. The first login is made by the seed, so
 * that nobody can take over a fresh installation through `first-register`.
 */
export const authRoutes: Endpoint[] = [
  loginRoute,
  logoutRoute,
  refreshRoute,
  secondStepRoute,
  portraitRoute,
  { method: 'post', path: '/first-register', handler: gone },
  { method: 'post', path: '/unlock', handler: gone },
  { method: 'post', path: '/verify/:id', handler: gone },
  { method: 'post', path: '/forgot-password', handler: gone },
  { method: 'post', path: '/reset-password', handler: gone },
]
