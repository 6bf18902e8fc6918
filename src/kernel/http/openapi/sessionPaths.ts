import { failures, json } from './replies'
import type { Operation, Paths, Schema } from './shapes'

const TAG = 'session'
const PERSON: Schema = { type: ['object', 'null'], additionalProperties: true }
const EXPIRES: Schema = { type: 'integer', description: 'Seconds since 1970.' }

const answer = (properties: Record<string, Schema>): Operation['responses'] => ({
  '200': {
    description: 'Done. The login is a cookie that scripts cannot read.',
    content: json({ type: 'object', properties, additionalProperties: true }),
  },
})

const operation = (
  operationId: string,
  en: string,
  fr: string,
  rest: Pick<Operation, 'responses'> & Partial<Operation>,
): Operation => ({
  operationId,
  summary: en,
  'x-summary': { fr },
  tags: [TAG],
  security: [{ session: [] }],
  parameters: [],
  ...rest,
})

/** Signing in and out: Payload's routes, and our own in the place of some. */
export const sessionPaths = (): Paths => ({
  '/users/login': {
    post: operation(
      'login',
      'Signs in. For a person with a second step the answer is `{message: "next-step", next: "second-step"}` and no session. A wrong password, an unknown address and a locked account give one answer. Takes no Idempotency-Key, because its answer is a cookie.',
      'Ouvre une session. Pour qui a une deuxième étape, la réponse est `{message: "next-step", next: "second-step"}`, sans session. Un mot de passe erroné, une adresse inconnue et un compte bloqué donnent la même réponse. Ne prend pas d’Idempotency-Key, car sa réponse est un cookie.',
      {
        security: [],
        requestBody: {
          required: true,
          content: json(
            {
              type: 'object',
              required: ['email', 'password'],
              properties: { email: { type: 'string' }, password: { type: 'string' } },
            },
            { email: 'ada@example.org', password: '…' },
          ),
        },
        responses: {
          ...answer({ message: { type: 'string' }, exp: EXPIRES, user: PERSON }),
          ...failures(400, 401, 413, 415),
        },
      },
    ),
  },
  '/users/second-step': {
    post: operation(
      'secondStep',
      'Goes on with a sign-in that was answered with `next`: a code of the authenticator app or a recovery code, and the cookies of that answer.',
      'Poursuit une connexion à laquelle il a été répondu par `next` : un code de l’application d’authentification ou de secours, et les cookies de cette réponse.',
      {
        security: [],
        requestBody: {
          required: true,
          content: json(
            { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
            { code: '123456' },
          ),
        },
        responses: {
          ...answer({ message: { type: 'string' }, exp: EXPIRES, user: PERSON }),
          ...failures(400, 410, 413, 415),
        },
      },
    ),
  },
  '/users/logout': {
    post: operation('logout', 'Ends this login.', 'Ferme cette session.', {
      responses: { ...answer({ message: { type: 'string' } }), ...failures(400, 401) },
    }),
  },
  '/users/me': {
    get: operation(
      'me',
      'Who is signed in; `user` is null where nobody is.',
      'Qui est connecté ; `user` est null si personne ne l’est.',
      {
        security: [],
        responses: { ...answer({ user: PERSON }), ...failures() },
      },
    ),
  },
  '/users/refresh-token': {
    post: operation('refreshToken', 'Lets this login last longer.', 'Prolonge cette session.', {
      responses: {
        ...answer({ exp: EXPIRES, user: PERSON, message: { type: 'string' } }),
        ...failures(401),
      },
    }),
  },
  '/users/photo/{filename}': {
    get: operation(
      'photo',
      'A person’s photo, for themselves, for the staff of a community of theirs, and for neighbours to whom they show it.',
      'La photo d’une personne, pour elle-même, le personnel d’une communauté à laquelle elle appartient, et les voisins à qui elle la montre.',
      {
        parameters: [
          {
            name: 'filename',
            in: 'path',
            required: true,
            description: 'As the account names it.',
            schema: { type: 'string' },
          },
        ],
        responses: {
          '200': {
            description: 'The picture.',
            content: { 'image/webp': { schema: { type: 'string', format: 'binary' } } },
          },
          ...failures(401, 404),
        },
      },
    ),
  },
  '/access': {
    get: operation(
      'access',
      'What the person may do in the panel, by collection.',
      'Ce que la personne peut faire dans le panneau, par collection.',
      {
        responses: { ...answer({}), ...failures(401, 403) },
      },
    ),
  },
  '/openapi.json': {
    get: operation('openApi', 'This document.', 'Ce document.', {
      responses: { ...answer({ openapi: { type: 'string' } }), ...failures(401, 403) },
    }),
  },
})
