export const AudienceField = () => null
