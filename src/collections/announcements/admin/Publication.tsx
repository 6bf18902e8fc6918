export const Publication = () => null
