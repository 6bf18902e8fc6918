export const VersionBox = () => null
