export const PORTRAIT_PREFIX = 'portraits/'

export const portraitKey = (filename: string): string => `${PORTRAIT_PREFIX}${filename}`

/** Name of the job that deletes a portrait's file. */
export const REMOVE_PORTRAIT = 'usersRemovePortrait'
