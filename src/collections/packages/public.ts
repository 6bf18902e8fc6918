export { Camera } from './desk/components/Camera'
export type { CameraLabels } from './desk/components/Camera'
export { loadReader } from './desk/components/loadReader'
export { loadUnits } from './desk/components/loadUnits'
