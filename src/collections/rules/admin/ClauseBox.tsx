export const ClauseBox = () => null
