import { z } from 'zod'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { changesBetween } from '../operations/changes'
import { listBooks } from '../operations/listBooks'
import { acknowledgeVersion } from '../operations/own'
import { printBook } from '../operations/printBook'
import { readBook } from '../operations/readBook'
import { readVersion } from '../operations/readVersion'
import { todayIn } from '../operations/today'
import { day, inCommunity, language, one, readers } from './params'
import { bookLineSchema, bookSchema, changeSchema, versionSchema } from './schemas'

const list = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/rules',
  summary: {
    en: 'The rule books of a community, with how much of each is in force, coming and to confirm.',
    fr: 'Les règlements d’une communauté : ce qui est en vigueur, à venir et à confirmer.',
  },
  response: z.strictObject({ books: z.array(bookLineSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    books: await listBooks(req, { community, locale: localeOfRequest(req) }),
  }),
})

const show = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/rules/:id',
  summary: {
    en: 'A rule book as it is in force on a day, today where none is named, with the coming changes.',
    fr: 'Un règlement en vigueur un jour donné, aujourd’hui sinon, et les changements à venir.',
  },
  response: bookSchema,
  params: one,
  query: z.object({ on: day.optional(), language }),
  handler: ({ req, community, params: { id }, query }) =>
    readBook({
      req,
      community,
      book: id,
      day: query.on ?? todayIn(community),
      locale: localeOfRequest(req),
      language: query.language,
    }),
})

const changes = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/rules/:id/changes',
  summary: {
    en: 'What is in force on a day and was not on another, word by word.',
    fr: 'Ce qui est en vigueur un jour et ne l’était pas un autre, mot à mot.',
  },
  response: z.strictObject({ changes: z.array(changeSchema) }),
  params: one,
  query: z.object({ from: day, until: day, language }),
  handler: async ({ req, community, params: { id }, query }) => ({
    changes: await changesBetween({
      req,
      community,
      book: id,
      locale: localeOfRequest(req),
      ...query,
    }),
  }),
})

const file = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/rules/:id/file',
  summary: {
    en: 'A rule book as it is in force on a day, as a PDF with its contents and a hash of its text.',
    fr: 'Un règlement en vigueur un jour donné, en PDF, avec son sommaire et l’empreinte du texte.',
  },
  params: one,
  query: z.object({ on: day.optional(), language }),
  file: 'application/pdf',
  response: fileSchema,
  handler: ({ req, community, params: { id }, query }) =>
    printBook({
      req,
      community,
      book: id,
      day: query.on ?? todayIn(community),
      locale: localeOfRequest(req),
      language: query.language,
    }),
})

const version = defineEndpoint({
  ...readers,
  method: 'get',
  path: '/c/:community/rules/versions/:id',
  summary: {
    en: 'The words of a clause from one day to another, with what they changed and their history.',
    fr: 'Le texte d’un article d’un jour à un autre, ce qu’il a changé et son historique.',
  },
  response: versionSchema,
  params: one,
  query: z.object({ language }),
  handler: ({ req, community, params: { id }, query }) =>
    readVersion({ req, community, id, locale: localeOfRequest(req), ...query }),
})

const acknowledge = defineEndpoint({
  ...readers,
  method: 'post',
  path: '/c/:community/rules/versions/:id/acknowledgement',
  status: 200,
  summary: {
    en: 'Says that the person has read the words of a clause that asks for it; it stays said.',
    fr: 'Dit que la personne a lu le texte d’un article qui le demande ; cela reste dit.',
  },
  response: z.strictObject({ id: z.uuid(), at: z.string() }),
  params: one,
  handler: ({ req, community, params: { id } }) => acknowledgeVersion({ req, community, id }),
})

export const readingEndpoints = [list, show, changes, file, version, acknowledge]
