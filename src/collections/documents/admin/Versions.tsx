export const Versions = () => null
