export const BookBox = () => null
