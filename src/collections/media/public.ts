export { letGoOfPhotos } from './operations/letGoOfPhotos'
export { smallPhotos } from './operations/photoLinks'
