export const PORTRAITS = 'portraits/'

export const portraitKey = (filename: string): string => `${PORTRAITS}${filename}`

/** Name of the job that deletes a portrait's file. */
export const REMOVE_PORTRAIT = 'usersRemovePortrait'
