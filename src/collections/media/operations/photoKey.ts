export const PHOTO_PREFIX = 'photos/'

export const photoKey = (filename: string): string => `${PHOTO_PREFIX}${filename}`
