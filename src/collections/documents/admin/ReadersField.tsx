export const ReadersField = () => null
