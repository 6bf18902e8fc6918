export { Camera } from './desk/components/Camera'
export type { CameraLabels } from './desk/components/Camera'
export { loadUnits } from './desk/components/loadUnits'
export { StagedPhoto } from './portal/components/StagedPhoto'
