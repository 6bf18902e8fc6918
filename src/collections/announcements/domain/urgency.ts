/** As the notices have them. */
export const URGENCIES = ['normal', 'important', 'emergency', 'quiet'] as const
export type AnnouncementUrgency = (typeof URGENCIES)[number]
