import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

const editors = [isWork, holds('manager'), holds('editor')] as const

/** Rows of the community, for those who keep its documents. */
const forEditors = `(${inScope()} and ${either(...editors)})`

/** By folder, the roles of the person that meet every list on the way to it; read once in a statement. */
const ROLES_BY_FOLDER = '(select app_folder_roles())'

export const folderRows: RowRules = {
  reason: 'a folder that one may not read is not there',
  read: `(${inScope()} and ${either(...editors, `${ROLES_BY_FOLDER} ? id::text`)})`,
  insert: forEditors,
  update: forEditors,
  delete: forEditors,
}

export const documentRows: RowRules = {
  reason: 'drafts are for those who keep them; what is published, for whom folder and document say',
  read: `(${inScope()} and ${either(
    ...editors,
    `(state = 'published' and document_open(readers, ${ROLES_BY_FOLDER} -> folder_id::text))`,
  )})`,
  insert: forEditors,
  update: forEditors,
  delete: null,
}

/** Where the person sees the document: its own rule is asked. */
const seen = `(${inScope()} and exists (select 1 from documents d where d.id = document_id))`

const ofOwn = (column: string): string => `(${seen} and ${ofPerson(column)})`

const forEditorsOrOwn = (column: string): string =>
  `(${inScope()} and ${either(...editors, ofPerson(column))})`

export const documentTables: Readonly<Record<string, RowRules>> = {
  document_versions: {
    reason:
      'readers have the current one of what they may read; all others are for those who keep it',
    read: `(${seen} and ${either(...editors, `state = 'current'`)})`,
    insert: `(${forEditors} and ${ofPerson('author_id')})`,
    update: forEditors,
    delete: null,
  },
  document_pages: {
    reason: 'words of a version, for whoever has the version',
    read: `(${inScope()} and exists (select 1 from document_versions v where v.id = version_id))`,
    insert: `(${inScope()} and ${isWork})`,
    update: null,
    delete: forEditors,
  },
  document_downloads: {
    reason: 'who opened what: the person themselves, and those who keep the documents',
    read: forEditorsOrOwn('user_id'),
    insert: ofOwn('user_id'),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  document_follows: {
    reason: 'who wants to hear of a document is theirs to say',
    read: `(${inScope()} and ${either(isWork, ofPerson('user_id'))})`,
    insert: ofOwn('user_id'),
    update: null,
    delete: ofPerson('user_id'),
  },
  document_confirmations: {
    reason: 'who has read which version: the person themselves, and those who ask for it',
    read: forEditorsOrOwn('user_id'),
    insert: ofOwn('user_id'),
    update: null,
    delete: null,
  },
  document_reminders: {
    reason: 'what an owner was told of which day, so that it is told once',
    read: `(${inScope()} and ${isWork})`,
    insert: `(${inScope()} and ${isWork})`,
    update: null,
    delete: null,
  },
}
