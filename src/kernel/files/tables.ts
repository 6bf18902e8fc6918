import { either, inScope, ofPerson } from '../tenancy/rowSecurity/rules'
import type { RowRules } from '../tenancy/rowSecurity/rules'

const mineOrWork = `(${inScope()} and ${either('(select app_person()) is null', ofPerson('owner_id'))})`

export const fileTables: Readonly<Record<string, RowRules>> = {
  stored_files: {
    reason:
      'keys and places of files; whoever else may have one asks the module that it belongs to',
    read: mineOrWork,
    insert: mineOrWork,
    update: mineOrWork,
    delete: null,
  },
  data_keys: {
    reason:
      'wrapped keys of records whose texts are sealed: without the ring they open nothing; the row of the text says who reads it',
    read: inScope(),
    insert: inScope(),
    update: null,
    delete: null,
  },
}
