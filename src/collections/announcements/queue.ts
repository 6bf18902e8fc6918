export const PUBLISH_DUE = 'announcementsPublishDue'
