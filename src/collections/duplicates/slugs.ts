/** The job that writes to one of the two addresses of accounts that became one. */
export const TELL_MERGE = 'duplicatesTellMerge'
