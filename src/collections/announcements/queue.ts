export const PUBLISH_DUE = 'announcementsPublishDue'
export const MAKE_DUE = 'announcementsMakeDue'
