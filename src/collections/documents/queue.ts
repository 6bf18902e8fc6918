export const READ_TEXT = 'documentsReadText'
export const REMIND = 'documentsRemindOwners'
