export { letGoOfPhotos } from './operations/letGoOfPhotos'
