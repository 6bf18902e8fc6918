import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  addPicture,
  altsInput,
  listPictures,
  pictureInput,
  removePicture,
  sayPicture,
} from '../operations/pictures'
import { EDITOR_ROLES } from '../roles'

const editors = { auth: 'user', roles: EDITOR_ROLES } as const
const one = z.object({ community: z.string(), id: z.uuid() })
const ofOne = one.extend({ file: z.uuid() })
const done = z.strictObject({ id: z.uuid() })

const list = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/articles/:id/pictures',
  summary: {
    en: 'The pictures of an article, with what each shows in every language.',
    fr: 'Les images d’un article, avec ce que chacune montre dans chaque langue.',
  },
  response: z.strictObject({
    pictures: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        width: z.int().nullable(),
        height: z.int().nullable(),
        alts: z.record(z.string(), z.string()),
        url: z.string(),
        thumbnailUrl: z.string().nullable(),
      }),
    ),
  }),
  params: one,
  handler: ({ req, community, params: { id } }) =>
    listPictures({ req, community: community.id, id }),
})

const add = defineEndpoint({
  ...editors,
  method: 'post',
  path: '/c/:community/articles/:id/pictures',
  summary: {
    en: 'Adds a picture that was sent before to an article.',
    fr: 'Ajoute à un article une image déjà envoyée.',
  },
  response: done,
  params: one,
  body: pictureInput,
  handler: ({ req, community, params: { id }, body }) =>
    addPicture({ req, community: community.id, id, input: body }),
})

const say = defineEndpoint({
  ...editors,
  method: 'put',
  path: '/c/:community/articles/:id/pictures/:file',
  summary: {
    en: 'Says anew what a picture of an article shows.',
    fr: 'Redit ce que montre une image d’un article.',
  },
  response: done,
  params: ofOne,
  body: altsInput,
  handler: ({ req, community, params: { id, file }, body }) =>
    sayPicture({ req, community: community.id, id, file, input: body }),
})

const remove = defineEndpoint({
  ...editors,
  method: 'delete',
  path: '/c/:community/articles/:id/pictures/:file',
  summary: {
    en: 'Takes a picture out of an article.',
    fr: 'Retire une image d’un article.',
  },
  response: done,
  params: ofOne,
  handler: ({ req, community, params: { id, file } }) =>
    removePicture({ req, community: community.id, id, file }),
})

export const pictureEndpoints = [list, add, say, remove]
